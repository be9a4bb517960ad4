-- What was changed meanwhile is looked at again at once.
UPDATE integration_group
SET tend_at = CASE WHEN tend_at = tending_until THEN CAST(:tendAt AS TIMESTAMP WITH TIME ZONE) ELSE tend_at END,
    tending_until = NULL, tend_claim = tend_claim + 1, tend_failures = :failures
WHERE id = :groupId AND tend_claim = :version
