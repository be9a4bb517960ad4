UPDATE clio_field_binding
SET region = (SELECT c.region FROM clio_connection c WHERE c.group_id = clio_field_binding.group_id),
    account_id = (SELECT c.account_id FROM clio_connection c WHERE c.group_id = clio_field_binding.group_id)
WHERE group_id = :groupId AND property_key = :propertyKey AND account_id IS NULL
