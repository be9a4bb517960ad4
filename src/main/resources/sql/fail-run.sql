UPDATE poll_run
SET state = 'FAILED', resume_at = :again, failures = failures + 1, requests = requests + :asked, error_code = :code,
    error_text = :text, next_page = CASE WHEN :startOver THEN NULL ELSE next_page END, version = version + 1
WHERE id = :id AND version = :version
