-- Who disconnects a group waits for nobody: a node that has it in hand is refused from now on.
UPDATE integration_group SET tend_at = :until, tending_until = :until, tend_claim = tend_claim + 1 WHERE id = :groupId
