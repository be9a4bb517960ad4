DELETE FROM receiver_check
WHERE mapping_id IN (
    SELECT m.id FROM integration_mapping m JOIN integration_group g ON g.id = m.group_id
    WHERE m.business_number = :businessNumber OR g.parent_business_number = :businessNumber)
