ORDER BY c.id
LIMIT :limit
