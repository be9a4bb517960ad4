UPDATE integration_group SET tend_at = :until, tending_until = :until, tend_claim = tend_claim + 1
WHERE id = :groupId AND tend_at <= :now AND (tending_until IS NULL OR tending_until <= :now)
