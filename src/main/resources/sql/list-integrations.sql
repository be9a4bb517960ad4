SELECT g.id, g.beta, g.paused, g.paused_reason, b.business_number, b.name, c.connected_at, c.lost_at, c.lost_reason
FROM integration_group g
JOIN business b ON b.business_number = g.parent_business_number
LEFT JOIN clio_connection c ON c.group_id = g.id
WHERE g.id > :after
