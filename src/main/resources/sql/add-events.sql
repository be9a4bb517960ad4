-- Those that were changed just now, as the statement behind this one finds them.
INSERT INTO event_outbox (check_in_id, version, changed_at, state, cause, reason_code, reason_text, attempts, customer_id)
SELECT id, version, :now, state, :cause, reason_code, reason_text, attempts, customer_id
FROM check_in
