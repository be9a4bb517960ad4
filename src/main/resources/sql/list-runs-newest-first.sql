ORDER BY r.id DESC
LIMIT :limit
