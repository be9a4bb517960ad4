SELECT matter_id, told, deletion, attempts
FROM clio_notice
WHERE group_id = :groupId AND due_at = :until
ORDER BY matter_id
