SELECT COUNT(*) FROM check_in WHERE group_id = :groupId AND reference = :reference
