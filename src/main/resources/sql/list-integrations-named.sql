AND g.id IN (
    SELECT o.id FROM integration_group o JOIN business p ON p.business_number = o.parent_business_number
    WHERE LOWER(p.name) LIKE :search ESCAPE '!' OR CAST(p.business_number AS VARCHAR(20)) LIKE :search ESCAPE '!'
    UNION
    SELECT m.group_id FROM integration_mapping m JOIN business l ON l.business_number = m.business_number
    WHERE LOWER(l.name) LIKE :search ESCAPE '!' OR CAST(l.business_number AS VARCHAR(20)) LIKE :search ESCAPE '!')
