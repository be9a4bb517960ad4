UPDATE poll_run SET state = 'CANCELLED', resume_at = NULL, finished_at = :now, version = version + 1 WHERE id = :id
