SELECT property_key, field_id, field_name FROM clio_field_binding WHERE group_id = :groupId
