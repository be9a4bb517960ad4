UPDATE poll_watermark SET run_id = :runId
WHERE mapping_id IN (:mappingIds) AND trigger_id = :triggerId AND run_id IS NULL
