UPDATE poll_run SET state = 'RUNNING', resume_at = :until, version = version + 1 WHERE id = :id AND resume_at <= :now
