MERGE INTO integration_mapping_property p
USING (VALUES (CAST(:mappingId AS BIGINT), CAST(:groupId AS BIGINT), CAST(:key AS VARCHAR(100)),
               CAST(:value AS VARCHAR(500)), CAST(:comparedValue AS VARCHAR(500))))
    AS n (mapping_id, group_id, property_key, property_value, compared_value)
ON p.mapping_id = n.mapping_id AND p.property_key = n.property_key
WHEN MATCHED THEN UPDATE SET property_value = n.property_value, compared_value = n.compared_value
WHEN NOT MATCHED THEN INSERT (mapping_id, group_id, property_key, property_value, compared_value)
    VALUES (n.mapping_id, n.group_id, n.property_key, n.property_value, n.compared_value)
