ORDER BY g.id
LIMIT :limit
