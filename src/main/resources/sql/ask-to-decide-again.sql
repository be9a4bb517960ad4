-- The row's version moves on, for its history tells of it.
UPDATE check_in
SET version = version + 1
WHERE id = :id AND version = :version AND state = 'RESTRICTED' AND matter_id IS NOT NULL
