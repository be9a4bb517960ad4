MERGE INTO integration_group_trigger t
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:triggerId AS INTEGER))) AS n (group_id, trigger_id)
ON t.group_id = n.group_id AND t.trigger_id = n.trigger_id
WHEN NOT MATCHED THEN INSERT (group_id, trigger_id) VALUES (n.group_id, n.trigger_id)
