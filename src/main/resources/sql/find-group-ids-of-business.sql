SELECT id FROM integration_group WHERE parent_business_number = :businessNumber
UNION
SELECT group_id FROM integration_mapping WHERE business_number = :businessNumber
ORDER BY 1
