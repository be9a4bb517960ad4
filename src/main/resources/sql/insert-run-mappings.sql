INSERT INTO poll_run_mapping (run_id, mapping_id) SELECT run_id, mapping_id FROM poll_watermark WHERE run_id = :runId
