-- Those of the account: what no other group has. Nobody chooses from more than a few hundred, and a number can always be typed.
SELECT b.business_number, b.name FROM business b
WHERE NOT EXISTS (SELECT 1 FROM integration_mapping m JOIN integration_group g ON g.id = m.group_id
                  WHERE m.business_number = b.business_number AND g.parent_business_number <> :businessNumber)
  AND NOT EXISTS (SELECT 1 FROM integration_group o
                  WHERE o.parent_business_number = b.business_number AND b.business_number <> :businessNumber)
ORDER BY b.business_number
LIMIT :limit
