SELECT matter_id, trigger_id, occurrence
FROM check_in
WHERE group_id = :groupId AND matter_id IN (:matterIds) AND state = 'RESTRICTED'
ORDER BY matter_id, trigger_id, occurrence
