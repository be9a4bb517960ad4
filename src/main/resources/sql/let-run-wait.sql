UPDATE poll_run SET state = 'WAITING', resume_at = :until, requests = requests + :asked,
    budget_left = CASE WHEN budget_left IS NULL OR CAST(:budgetLeft AS INTEGER) < budget_left THEN CAST(:budgetLeft AS INTEGER) ELSE budget_left END,
    version = version + 1
WHERE id = :id AND version = :version
