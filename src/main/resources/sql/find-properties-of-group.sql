SELECT property_key, property_value FROM integration_group_property WHERE group_id = :groupId
