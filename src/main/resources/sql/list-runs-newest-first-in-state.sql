ORDER BY r.state DESC, r.id DESC
LIMIT :limit
