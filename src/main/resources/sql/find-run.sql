SELECT r.id, r.group_id, r.trigger_id, r.state, r.date_after, r.cutoff, r.updated_since, r.planned_at, r.started_at,
       r.resume_at, r.finished_at, r.pages, r.requests, r.seen, r.queued, r.failures, r.error_code, r.error_text
FROM poll_run r
WHERE r.id = :runId
