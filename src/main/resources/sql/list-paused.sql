SELECT g.id AS group_id, CAST(NULL AS BIGINT) AS mapping_id, b.business_number, b.name, g.paused_reason
FROM integration_group g
JOIN business b ON b.business_number = g.parent_business_number
WHERE g.paused = TRUE
UNION ALL
SELECT m.group_id, m.id AS mapping_id, b.business_number, b.name, m.paused_reason
FROM integration_mapping m
JOIN business b ON b.business_number = m.business_number
WHERE m.paused_reason IS NOT NULL
ORDER BY 1, 2
LIMIT :limit
