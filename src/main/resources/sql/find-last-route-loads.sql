SELECT l.file_name, l.file_hash
FROM route_load l
WHERE l.id IN (SELECT MAX(id) FROM route_load WHERE result <> 'REFUSED' GROUP BY file_name)
