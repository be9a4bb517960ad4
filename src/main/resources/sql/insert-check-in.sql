INSERT INTO check_in (group_id, trigger_id, occurrence, is_repeat, run_id, matter_id, reference, matter_number, matter_date, matter_status,
                      mapping_id, business_number, state, reason_code, reason_text, email_key, phone_key, request, due_at,
                      rule_trace, decided_at)
VALUES (:groupId, :triggerId, :occurrence, :isRepeat, :runId, :matterId, :reference, :matterNumber, :matterDate, :matterStatus,
        :mappingId, :businessNumber, :state, :reasonCode, :reasonText, :emailKey, :phoneKey, :request, :dueAt,
        :ruleTrace, :now)
