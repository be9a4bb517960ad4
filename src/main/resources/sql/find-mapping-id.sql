SELECT id FROM integration_mapping WHERE group_id = :groupId AND business_number = :businessNumber
