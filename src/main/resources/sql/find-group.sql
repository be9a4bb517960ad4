SELECT g.id, g.beta, g.paused, g.paused_reason, b.business_number, b.name, b.api_key IS NOT NULL AS has_api_key, b.time_zone, b.country_code
FROM integration_group g
JOIN business b ON b.business_number = g.parent_business_number
WHERE g.id = :groupId
