-- Of the key that was tried: once there is another one it says nothing any more.
MERGE INTO receiver_check c
USING (SELECT m.id, CAST(:result AS VARCHAR(20)), CAST(:said AS VARCHAR(500)), CAST(:now AS TIMESTAMP WITH TIME ZONE)
       FROM integration_mapping m
       JOIN integration_group g ON g.id = m.group_id
       JOIN business b ON b.business_number = m.business_number
       JOIN business p ON p.business_number = g.parent_business_number
       WHERE m.id = :mappingId AND COALESCE(b.api_key, p.api_key) = :apiKey) AS n (mapping_id, result, said, checked_at)
ON c.mapping_id = n.mapping_id
WHEN MATCHED THEN UPDATE SET result = n.result, said = n.said, checked_at = n.checked_at
WHEN NOT MATCHED THEN INSERT (mapping_id, result, said, checked_at) VALUES (n.mapping_id, n.result, n.said, n.checked_at)
