SELECT group_id FROM integration_mapping WHERE id = :mappingId
