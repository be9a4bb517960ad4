-- The row's version moves on, for its history tells of it.
UPDATE check_in
SET version = version + 1
WHERE group_id = :groupId AND matter_id = :matterId AND state = 'RESTRICTED' AND reason_code <> 'MATTER_REOPENED'
