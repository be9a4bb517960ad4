SELECT c.id, c.group_id, c.business_number, c.matter_id, c.matter_number, c.matter_date, c.reason_code, c.reason_text, c.decided_at, c.due_at, c.attempts,
       (SELECT h.cause FROM check_in_history h WHERE h.check_in_id = c.id ORDER BY h.id DESC LIMIT 1) AS cause,
       (SELECT b.name FROM business b WHERE b.business_number = c.business_number) AS business_name
FROM check_in c
WHERE c.state = :state
