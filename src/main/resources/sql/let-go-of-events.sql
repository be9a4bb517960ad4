UPDATE event_publisher SET claimed_until = :now WHERE id = 1 AND claim = :claim
