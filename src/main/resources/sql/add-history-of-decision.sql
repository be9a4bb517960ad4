-- Of those rows only that were written just now: another node may have been faster.
INSERT INTO check_in_history (check_in_id, changed_at, state, cause, changed_by)
SELECT id, :now, state, :cause, :by
FROM check_in
WHERE group_id = :groupId AND trigger_id = :triggerId AND matter_id = :matterId AND occurrence = :occurrence
  AND state = :state AND decided_at = :now
