INSERT INTO route_load (loaded_at, file_name, file_hash, result, reason)
VALUES (:now, :file, :hash, :result, :reason)
