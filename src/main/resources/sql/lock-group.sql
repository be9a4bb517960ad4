UPDATE integration_group SET beta = beta WHERE id = :groupId
