SELECT c.email_key, c.phone_key, c.is_repeat,
       COALESCE((SELECT MIN(h.changed_at) FROM check_in_history h WHERE h.check_in_id = c.id), c.decided_at) AS first_decided_at
FROM check_in c
WHERE c.id = :id
