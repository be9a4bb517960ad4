SELECT o.id, o.check_in_id, o.version, o.changed_at, o.state, o.cause, o.reason_code, o.reason_text, o.attempts,
       o.customer_id, c.group_id, c.mapping_id, c.business_number, c.trigger_id, c.matter_id, c.matter_number, c.reference,
       c.occurrence, c.request
FROM event_outbox o
JOIN check_in c ON c.id = o.check_in_id
ORDER BY o.id
LIMIT :most
