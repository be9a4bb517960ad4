SELECT trigger_id, occurrence, state, due_at, attempted_at, decided_at
FROM check_in
WHERE group_id = :groupId AND matter_id = :matterId
ORDER BY occurrence, id
