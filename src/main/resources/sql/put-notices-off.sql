UPDATE clio_notice SET due_at = :again, claim = NULL, attempts = attempts - :uncounted
WHERE group_id = :groupId AND claim = :claim
