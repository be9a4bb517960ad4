DELETE FROM event_outbox WHERE id IN (:ids)
