SELECT run_id, code, amount FROM poll_run_restriction WHERE run_id IN (:runIds)
