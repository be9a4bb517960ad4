UPDATE check_in
SET state = 'CANCELLED', due_at = NULL, decided_at = :now, version = version + 1
WHERE group_id = :groupId AND matter_id = :matterId AND state IN ('PENDING', 'HELD')
