WHERE leased_by = 'given up' AND state = 'UNKNOWN' AND due_at = :now
