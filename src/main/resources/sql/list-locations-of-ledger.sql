-- The groups and locations that have check-ins.
SELECT DISTINCT k.of_group, p.business_number AS parent_business_number, p.name AS parent_name, k.of_business, b.name
FROM check_in_kind k
JOIN integration_group g ON g.id = k.of_group
JOIN business p ON p.business_number = g.parent_business_number
LEFT JOIN business b ON b.business_number = k.of_business
ORDER BY k.of_group, k.of_business
