SELECT mapping_id, property_key, property_value FROM integration_mapping_property WHERE mapping_id = :mappingId
