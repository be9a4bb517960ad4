SELECT loaded_at, file_name, file_hash, result, reason
FROM route_load
ORDER BY id DESC
LIMIT :limit
