UPDATE clio_notice SET due_at = :again, attempts = attempts - :uncounted
WHERE group_id = :groupId AND due_at = :until
