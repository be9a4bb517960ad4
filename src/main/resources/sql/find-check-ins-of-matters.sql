SELECT matter_id, id, occurrence, state, reason_code, reason_text, run_id, decided_at, version
FROM check_in
WHERE group_id = :groupId AND trigger_id = :triggerId AND matter_id IN (:matterIds)
ORDER BY occurrence
