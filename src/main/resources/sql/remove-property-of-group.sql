DELETE FROM integration_group_property WHERE group_id = :groupId AND property_key = :key
