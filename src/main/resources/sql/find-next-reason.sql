SELECT c.reason_code
FROM check_in c
WHERE c.state = :state AND c.reason_code > :reason
ORDER BY c.state, c.reason_code, c.id
LIMIT 1
