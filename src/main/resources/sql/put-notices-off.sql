UPDATE clio_notice SET due_at = :again WHERE group_id = :groupId AND due_at = :until
