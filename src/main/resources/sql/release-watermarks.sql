UPDATE poll_watermark SET run_id = NULL WHERE run_id = :runId
