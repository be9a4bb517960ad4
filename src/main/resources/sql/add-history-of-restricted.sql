WHERE group_id = :groupId AND matter_id = :matterId AND state = 'RESTRICTED' AND reason_code <> 'MATTER_REOPENED'
