DELETE FROM clio_field_binding WHERE group_id = :groupId
