SELECT code, amount FROM poll_run_restriction WHERE run_id = :runId
