-- Nobody else has changed it since, and what was sent stays so. The poll left its matter alone meanwhile, so that is read again.
UPDATE check_in
SET state = :state, decided_at = :now, reason_code = :reasonCode, reason_text = :reasonText, rule_trace = :ruleTrace, due_at = :dueAt, attempts = 0, lookups = 0, looked_up = FALSE,
    read_again = CASE WHEN matter_id IS NULL THEN FALSE ELSE TRUE END,
    leased_by = NULL, leased_until = NULL, version = version + 1
WHERE id = :id AND version = :version AND state IN ('FAILED', 'UNKNOWN')
