SELECT g.id, g.parent_business_number, b.name
FROM integration_group g JOIN business b ON b.business_number = g.parent_business_number
WHERE g.id IN (:ids)
