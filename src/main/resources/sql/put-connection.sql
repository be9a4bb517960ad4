MERGE INTO clio_connection c
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:region AS VARCHAR(2)), CAST(:accessToken AS VARCHAR(8000)),
               CAST(:now AS TIMESTAMP WITH TIME ZONE))) AS n (group_id, region, access_token, connected_at)
ON c.group_id = n.group_id
WHEN MATCHED THEN UPDATE SET region = n.region, access_token = n.access_token, connected_at = n.connected_at
WHEN NOT MATCHED THEN INSERT (group_id, region, access_token, connected_at)
    VALUES (n.group_id, n.region, n.access_token, n.connected_at)
