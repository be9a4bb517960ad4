UPDATE poll_run SET state = 'WAITING', resume_at = :until, requests = requests + :asked, version = version + 1
WHERE id = :id AND version = :version
