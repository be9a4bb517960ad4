UPDATE integration_group_trigger SET added_at = CURRENT_TIMESTAMP WHERE group_id = :groupId AND added_at IS NULL
