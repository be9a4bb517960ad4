SELECT tend_claim, tend_failures FROM integration_group WHERE id = :groupId
