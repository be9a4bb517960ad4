SELECT g.id
FROM integration_group g
LEFT JOIN clio_connection c ON c.group_id = g.id
WHERE c.group_id IS NULL OR c.lost_at IS NOT NULL
ORDER BY g.id
LIMIT 20
