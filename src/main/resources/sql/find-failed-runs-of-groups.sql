SELECT group_id, id, trigger_id, error_text, resume_at FROM poll_run
WHERE resume_at IS NOT NULL AND state = 'FAILED' AND group_id IN (:ids)
ORDER BY id
