WHERE group_id = :groupId AND reference = :reference
