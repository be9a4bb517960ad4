SELECT property_key, field_id FROM clio_field_binding WHERE group_id = :groupId
