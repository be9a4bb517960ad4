SELECT run_id, mapping_id FROM poll_run_mapping WHERE run_id IN (:runIds) ORDER BY run_id, mapping_id
