-- Those that were changed just now, as the statement behind this one finds them.
INSERT INTO check_in_history (check_in_id, changed_at, state, cause, changed_by)
SELECT id, :now, state, :cause, :by
FROM check_in
