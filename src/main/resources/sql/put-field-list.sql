MERGE INTO clio_field_list l
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:fields AS VARCHAR(1000000)), CAST(:now AS TIMESTAMP WITH TIME ZONE)))
    AS n (group_id, fields, looked_at)
ON l.group_id = n.group_id
WHEN MATCHED THEN UPDATE SET fields = n.fields, looked_at = n.looked_at
WHEN NOT MATCHED THEN INSERT (group_id, fields, looked_at) VALUES (n.group_id, n.fields, n.looked_at)
