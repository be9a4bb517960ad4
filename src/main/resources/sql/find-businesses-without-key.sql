SELECT DISTINCT b.business_number
FROM integration_mapping m
JOIN integration_group g ON g.id = m.group_id
JOIN business b ON b.business_number = m.business_number
JOIN business p ON p.business_number = g.parent_business_number
WHERE m.active = TRUE AND b.api_key IS NULL AND p.api_key IS NULL
ORDER BY b.business_number
LIMIT 20
