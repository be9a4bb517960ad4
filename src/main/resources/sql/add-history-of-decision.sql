INSERT INTO check_in_history (check_in_id, changed_at, state, cause)
SELECT id, :now, state, :cause
FROM check_in
WHERE group_id = :groupId AND trigger_id = :triggerId AND matter_id = :matterId AND run_id = :runId
