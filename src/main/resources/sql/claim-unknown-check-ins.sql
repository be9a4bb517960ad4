-- Costs by what is claimed, not by what waits: ordered just as the index check_in_due is, and with an outer condition that
-- HSQLDB does not take for a reason to read that index once more instead of the primary key.
UPDATE check_in
SET leased_by = :claim, leased_until = :until, due_at = :until, version = version + 1
WHERE NOT (state <> 'UNKNOWN') AND due_at <= :now AND id IN (
    SELECT c.id
    FROM check_in c
    JOIN integration_group g ON g.id = c.group_id
    JOIN business b ON b.business_number = c.business_number
    JOIN business p ON p.business_number = g.parent_business_number
    WHERE c.state = 'UNKNOWN' AND c.due_at <= :now
      AND :keyNeeded = TRUE AND (b.api_key IS NOT NULL OR p.api_key IS NOT NULL)
      AND COALESCE(CAST(b.business_number AS VARCHAR(20)) || ' ' || b.api_key,
                   CAST(p.business_number AS VARCHAR(20)) || ' ' || p.api_key, '') NOT IN (:unreadable)
    ORDER BY c.state, c.due_at, c.id
    LIMIT :most)
