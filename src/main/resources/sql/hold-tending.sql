UPDATE integration_group
SET tend_at = CASE WHEN tend_at = tending_until THEN CAST(:until AS TIMESTAMP WITH TIME ZONE) ELSE tend_at END,
    tending_until = :until
WHERE id = :groupId AND tend_claim = :version
