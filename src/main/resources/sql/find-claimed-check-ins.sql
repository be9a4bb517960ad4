SELECT c.id, c.version, c.group_id, c.mapping_id, c.business_number, c.request, c.matter_id, c.matter_status,
       c.trigger_id, c.occurrence,
       COALESCE(b.api_key, p.api_key) AS api_key,
       CASE WHEN b.api_key IS NULL THEN p.business_number ELSE b.business_number END AS business_number_of_key,
       c.attempts, c.lookups, c.downgraded, c.attempted_at, c.leased_until
FROM check_in c
JOIN integration_group g ON g.id = c.group_id
JOIN business b ON b.business_number = c.business_number
JOIN business p ON p.business_number = g.parent_business_number
WHERE c.leased_by = :claim
ORDER BY c.id
