SELECT id, group_id, business_number, active, paused_reason, frequency_value, frequency_unit, next_run_at, activated_at
FROM integration_mapping
WHERE id = :mappingId
