ORDER BY a.id DESC
LIMIT :limit
