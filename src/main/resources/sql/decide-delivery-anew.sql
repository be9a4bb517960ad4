UPDATE check_in
SET matter_number = COALESCE(:matterNumber, matter_number), matter_date = COALESCE(:matterDate, matter_date),
    matter_status = COALESCE(:matterStatus, matter_status), mapping_id = COALESCE(:mappingId, mapping_id),
    business_number = COALESCE(:businessNumber, business_number), state = :state, reason_code = :reasonCode,
    reason_text = :reasonText, email_key = :emailKey, phone_key = :phoneKey, request = :request, due_at = :dueAt,
    rule_trace = :ruleTrace,
    decided_at = :now, lookups = 0, downgraded = FALSE, leased_by = NULL, leased_until = NULL, version = version + 1
WHERE id = :id AND version = :version
