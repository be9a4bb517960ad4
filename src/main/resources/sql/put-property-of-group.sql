MERGE INTO integration_group_property p
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:key AS VARCHAR(100)), CAST(:value AS VARCHAR(500))))
    AS n (group_id, property_key, property_value)
ON p.group_id = n.group_id AND p.property_key = n.property_key
WHEN MATCHED THEN UPDATE SET property_value = n.property_value
WHEN NOT MATCHED THEN INSERT (group_id, property_key, property_value)
    VALUES (n.group_id, n.property_key, n.property_value)
