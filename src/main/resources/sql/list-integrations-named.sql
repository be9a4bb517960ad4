AND g.id IN (
    SELECT o.id FROM business p JOIN integration_group o ON o.parent_business_number = p.business_number
    WHERE LOWER(p.name) LIKE :search ESCAPE '!'
    UNION
    SELECT m.group_id FROM business l JOIN integration_mapping m ON m.business_number = l.business_number
    WHERE LOWER(l.name) LIKE :search ESCAPE '!')
