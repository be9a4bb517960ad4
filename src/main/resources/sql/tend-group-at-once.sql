UPDATE integration_group SET tend_at = :tendAt WHERE id = :groupId
