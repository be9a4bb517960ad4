SELECT c.request, c.rule_trace, c.decided_at, c.attempted_at, c.lookups, c.run_id, c.matter_status, b.name AS business_name
FROM check_in c
LEFT JOIN business b ON b.business_number = c.business_number
WHERE c.id = :id
