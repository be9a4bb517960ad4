INSERT INTO check_in_history (check_in_id, changed_at, state, cause)
SELECT id, :now, state, 'in hand to be sent'
FROM check_in
WHERE leased_by = :claim AND state = 'SENDING'
