UPDATE event_publisher
SET claim = :claim, claimed_until = :until
WHERE id = 1 AND (claim = :claim OR claimed_until <= :now)
