MERGE INTO clio_field_binding b
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:propertyKey AS VARCHAR(100)), CAST(:fieldId AS BIGINT),
               CAST(:fieldName AS VARCHAR(500)))) AS n (group_id, property_key, field_id, field_name)
ON b.group_id = n.group_id AND b.property_key = n.property_key
WHEN MATCHED THEN UPDATE SET field_id = n.field_id, field_name = n.field_name
WHEN NOT MATCHED THEN INSERT (group_id, property_key, field_id, field_name)
    VALUES (n.group_id, n.property_key, n.field_id, n.field_name)
