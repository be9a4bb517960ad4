UPDATE check_in
SET run_id = :runId, matter_number = COALESCE(:matterNumber, matter_number), matter_date = COALESCE(:matterDate, matter_date),
    matter_status = :matterStatus,
    mapping_id = :mappingId, business_number = :businessNumber, state = :state, reason_code = :reasonCode,
    reason_text = :reasonText, email_key = :emailKey, phone_key = :phoneKey, request = :request, due_at = :dueAt,
    rule_trace = :ruleTrace,
    decided_at = :now, attempts = 0, lookups = 0, downgraded = FALSE, attempted_at = NULL, version = version + 1
WHERE id = :id AND version = :version AND state IN ('RESTRICTED', 'PENDING')
