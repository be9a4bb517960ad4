SELECT m.business_number, COALESCE(b.api_key, p.api_key) AS api_key,
       CASE WHEN b.api_key IS NULL THEN p.business_number ELSE b.business_number END AS business_number_of_key
FROM integration_mapping m
JOIN integration_group g ON g.id = m.group_id
JOIN business b ON b.business_number = m.business_number
JOIN business p ON p.business_number = g.parent_business_number
WHERE m.id = :mappingId AND COALESCE(b.api_key, p.api_key) IS NOT NULL
