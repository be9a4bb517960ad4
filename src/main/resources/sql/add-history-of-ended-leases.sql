INSERT INTO check_in_history (check_in_id, changed_at, state, cause)
SELECT id, :now, state, 'the node that had it in hand gave no word: it is looked up at the receiver'
FROM check_in
WHERE leased_by = 'given up' AND state = 'UNKNOWN' AND due_at = :now
