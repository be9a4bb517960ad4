WHERE group_id = :groupId AND matter_id = :matterId AND state = 'CANCELLED' AND decided_at = :now
