SELECT mapping_id FROM integration_mapping_property
WHERE group_id = :groupId AND property_key = :key AND compared_value = :comparedValue
