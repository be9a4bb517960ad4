-- The same delivery once more changes nothing, whether or not the matter was read since
MERGE INTO clio_notice c
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:matterId AS BIGINT), CAST(:event AS VARCHAR(30)), CAST(:etag AS VARCHAR(200)),
               CAST(:now AS TIMESTAMP WITH TIME ZONE), CAST(:deletion AS BOOLEAN)))
    AS n (group_id, matter_id, event, etag, heard_at, deletion)
ON c.group_id = n.group_id AND c.matter_id = n.matter_id
WHEN MATCHED AND (c.event <> n.event OR c.etag <> n.etag) THEN UPDATE SET event = n.event, etag = n.etag, heard_at = n.heard_at,
    heard = TRUE, due_at = n.heard_at, told = c.told + 1, attempts = 0, deletion = n.deletion OR (c.deletion AND c.due_at IS NOT NULL)
WHEN NOT MATCHED THEN INSERT (group_id, matter_id, event, etag, heard_at, due_at, told, deletion, attempts)
    VALUES (n.group_id, n.matter_id, n.event, n.etag, n.heard_at, n.heard_at, 1, n.deletion, 0)
