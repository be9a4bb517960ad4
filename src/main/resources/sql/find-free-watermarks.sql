SELECT mapping_id FROM poll_watermark WHERE mapping_id IN (:mappingIds) AND trigger_id = :triggerId AND run_id IS NULL
