UPDATE check_in
SET due_at = :now, version = version + 1
WHERE id = :id AND version = :version AND state = 'UNKNOWN'
