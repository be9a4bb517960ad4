INSERT INTO integration_group (parent_business_number, source_id) VALUES (:parentBusinessNumber, :sourceId)
