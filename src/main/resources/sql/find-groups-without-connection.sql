SELECT g.id FROM integration_group g LEFT JOIN clio_connection c ON c.group_id = g.id WHERE c.group_id IS NULL ORDER BY g.id
LIMIT 20
