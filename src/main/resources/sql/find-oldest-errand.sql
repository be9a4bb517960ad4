-- One that fails comes after all that do not.
SELECT id, action, state, reason_code, not_asked, as_of, begun_by, begun_at, before_id, total, done, changed, finished_at, failures, version
FROM errand
WHERE finished_at IS NULL
ORDER BY failures, id
LIMIT 1
