SELECT matter_id, told, deletion, attempts, heard, asked_by
FROM clio_notice
WHERE group_id = :groupId AND claim = :claim
ORDER BY matter_id
