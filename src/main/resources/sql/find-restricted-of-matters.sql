-- A matter that was reopened is asked for once more by Send Review only.
SELECT matter_id, trigger_id, occurrence, matter_status
FROM check_in
WHERE group_id = :groupId AND matter_id IN (:matterIds) AND state = 'RESTRICTED'
  AND reason_code <> 'MATTER_REOPENED'
ORDER BY matter_id, trigger_id, occurrence
