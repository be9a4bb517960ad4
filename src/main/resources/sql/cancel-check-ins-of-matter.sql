-- What is of unknown fate stays so, for its client may have been asked. Whoever has it sent all the same has its matter read before.
UPDATE check_in
SET state = 'CANCELLED', due_at = NULL, decided_at = :now, version = version + 1
WHERE group_id = :groupId AND matter_id = :matterId AND state IN ('PENDING', 'HELD', 'FAILED')
