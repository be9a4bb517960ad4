-- What Clio told of the matter stays as it was told.
MERGE INTO clio_notice c
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:matterId AS BIGINT), CAST(:by AS VARCHAR(200)), CAST(:now AS TIMESTAMP WITH TIME ZONE)))
    AS n (group_id, matter_id, asked_by, asked_at)
ON c.group_id = n.group_id AND c.matter_id = n.matter_id
WHEN MATCHED THEN UPDATE SET asked_by = n.asked_by, due_at = n.asked_at, told = c.told + 1, attempts = 0,
    heard = c.heard AND c.due_at IS NOT NULL
WHEN NOT MATCHED THEN INSERT (group_id, matter_id, event, etag, heard_at, due_at, told, deletion, attempts, asked_by, heard)
    VALUES (n.group_id, n.matter_id, 'asked', '', n.asked_at, n.asked_at, 1, FALSE, 0, n.asked_by, FALSE)
