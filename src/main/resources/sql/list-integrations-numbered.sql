AND g.id IN (
    SELECT o.id FROM business p JOIN integration_group o ON o.parent_business_number = p.business_number
    WHERE LOWER(p.name) LIKE :search ESCAPE '!' OR CAST(p.business_number AS VARCHAR(20)) LIKE :search
    UNION
    SELECT m.group_id FROM business l JOIN integration_mapping m ON m.business_number = l.business_number
    WHERE LOWER(l.name) LIKE :search ESCAPE '!' OR CAST(l.business_number AS VARCHAR(20)) LIKE :search)
