UPDATE integration_group SET tend_at = NULL, tending_until = NULL, tend_claim = tend_claim + 1, tend_failures = 0
WHERE id = :groupId
