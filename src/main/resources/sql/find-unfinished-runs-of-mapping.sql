SELECT run_id FROM poll_watermark WHERE mapping_id = :mappingId AND run_id IS NOT NULL ORDER BY run_id
