DELETE FROM integration_mapping_property WHERE mapping_id = :mappingId AND property_key = :key
