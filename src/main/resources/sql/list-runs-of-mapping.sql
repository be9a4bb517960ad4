AND r.id IN (SELECT m.run_id FROM poll_run_mapping m WHERE m.mapping_id = :mappingId)
