-- Only what is restricted has a reason.
SELECT c.reason_code
FROM check_in c
WHERE c.reason_code > :reason
ORDER BY c.reason_code, c.state, c.id
LIMIT 1
