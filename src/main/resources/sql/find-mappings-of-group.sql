SELECT m.id, m.group_id, m.active, m.paused_reason, m.frequency_value, m.frequency_unit, m.next_run_at, m.activated_at,
       b.business_number, b.name, b.api_key IS NOT NULL AS has_api_key, b.time_zone, b.country_code
FROM integration_mapping m
JOIN business b ON b.business_number = m.business_number
WHERE m.group_id = :groupId
ORDER BY m.id
