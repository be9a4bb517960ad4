UPDATE check_in
SET state = 'UNKNOWN', due_at = :now, leased_by = 'given up', leased_until = NULL, version = version + 1
WHERE state = 'SENDING' AND leased_until < :now
