UPDATE integration_group SET tend_at = NULL, tending_until = NULL, tend_failures = 0 WHERE id = :groupId
