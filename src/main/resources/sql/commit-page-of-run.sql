UPDATE poll_run
SET state = :state, query = :query, next_page = :nextPage, date_after = :dateAfter, cutoff = :cutoff,
    updated_since = :updatedSince, started_at = :startedAt, resume_at = :resumeAt, finished_at = :finishedAt,
    pages = pages + 1, requests = requests + :requests, seen = seen + :seen, queued = queued + :queued,
    budget_left = CASE WHEN budget_left IS NULL OR CAST(:budgetLeft AS INTEGER) < budget_left THEN CAST(:budgetLeft AS INTEGER) ELSE budget_left END,
    failures = 0, error_code = NULL, error_text = NULL, version = version + 1
WHERE id = :id AND version = :version
