SELECT c.id, c.group_id, c.mapping_id, c.business_number, c.trigger_id, c.matter_id, c.matter_number, c.occurrence,
       c.matter_date, c.state, c.reason_code, c.reason_text, c.due_at, c.attempts, c.customer_id, c.reference, c.listed_on
FROM check_in c
WHERE c.id IN (:ids)
ORDER BY c.listed_on DESC, c.id DESC
