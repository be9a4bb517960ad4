SELECT id FROM integration_group WHERE parent_business_number = :parentBusinessNumber AND source_id = :sourceId
