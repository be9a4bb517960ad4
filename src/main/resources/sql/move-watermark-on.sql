UPDATE poll_watermark
SET date_through = GREATEST(date_through, :cutoff), updated_through = :startedAt, run_id = NULL
WHERE mapping_id = :mappingId AND run_id = :runId
