UPDATE integration_group
SET beta = COALESCE(CAST(:beta AS BOOLEAN), beta),
    paused = COALESCE(CAST(:paused AS BOOLEAN), paused),
    paused_reason = CASE WHEN CAST(:paused AS BOOLEAN) = FALSE THEN NULL ELSE paused_reason END
WHERE id = :groupId
