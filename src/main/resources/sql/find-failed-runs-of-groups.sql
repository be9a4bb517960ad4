SELECT group_id, id, error_text FROM poll_run
WHERE resume_at IS NOT NULL AND state = 'FAILED' AND group_id IN (:ids)
ORDER BY id
