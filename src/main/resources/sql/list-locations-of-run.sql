SELECT m.id, m.business_number, b.name
FROM poll_run_mapping r
    JOIN integration_mapping m ON m.id = r.mapping_id
    JOIN business b ON b.business_number = m.business_number
WHERE r.run_id = :runId
ORDER BY b.name, m.id
