SELECT id, action, state, reason_code, not_asked, as_of, begun_by, begun_at, before_id, total, done, changed, finished_at, failures, version
FROM errand
WHERE id = :id
