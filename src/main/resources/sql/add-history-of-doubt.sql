WHERE leased_by = 'in doubt' AND state = 'UNKNOWN' AND due_at = :now
