-- The kinds of those that were changed just now, as the statement behind this one finds them.
INSERT INTO check_in_kind (of_kind, of_group, of_business, of_trigger, of_state, of_reason)
SELECT DISTINCT kind, group_id, business_number, trigger_id, state, reason_code
FROM check_in
LEFT JOIN check_in_kind ON of_kind = kind
