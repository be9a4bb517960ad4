SELECT mapping_id, date_floor, date_through, updated_through FROM poll_watermark WHERE run_id = :runId
