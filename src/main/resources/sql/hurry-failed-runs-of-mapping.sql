UPDATE poll_run SET resume_at = :now
WHERE state = 'FAILED' AND resume_at > :now AND id IN (SELECT run_id FROM poll_watermark WHERE mapping_id = :mappingId)
