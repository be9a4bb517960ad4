INSERT INTO check_in_history (check_in_id, changed_at, state, cause)
SELECT id, :now, state, :cause
FROM check_in
WHERE group_id = :groupId AND matter_id = :matterId AND state = 'CANCELLED' AND decided_at = :now
