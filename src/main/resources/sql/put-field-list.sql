MERGE INTO clio_field_list l
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:fields AS VARCHAR(1000000)), CAST(:isWhole AS BOOLEAN),
    CAST(:now AS TIMESTAMP WITH TIME ZONE))) AS n (group_id, fields, is_whole, looked_at)
ON l.group_id = n.group_id
WHEN MATCHED THEN UPDATE SET fields = n.fields, is_whole = n.is_whole, looked_at = n.looked_at
WHEN NOT MATCHED THEN INSERT (group_id, fields, is_whole, looked_at) VALUES (n.group_id, n.fields, n.is_whole, n.looked_at)
