-- If it never arrived, it is sent long after it was decided, so its matter is read again before.
UPDATE check_in
SET due_at = :now, read_again = CASE WHEN matter_id IS NULL THEN FALSE ELSE TRUE END, version = version + 1
WHERE id = :id AND version = :version AND state = 'UNKNOWN'
