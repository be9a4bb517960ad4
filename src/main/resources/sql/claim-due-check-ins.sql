-- Costs by what is claimed and by what waits before it for a person to mend its group or mapping: ordered just as the index check_in_due is, and with an outer condition that
-- HSQLDB does not take for a reason to read that index once more instead of the primary key.
UPDATE check_in
SET state = 'SENDING', leased_by = :claim, leased_until = :until, attempted_at = :now, attempts = attempts + 1,
    due_at = NULL, version = version + 1
WHERE NOT (state <> 'PENDING') AND id IN (
    SELECT c.id
    FROM check_in c
    JOIN integration_group g ON g.id = c.group_id
    JOIN integration_mapping m ON m.id = c.mapping_id
    JOIN business b ON b.business_number = c.business_number
    JOIN business p ON p.business_number = g.parent_business_number
    WHERE c.state = 'PENDING' AND c.due_at <= :now
      AND CASE WHEN c.trigger_id = :webhookTriggerId OR c.read_again THEN TRUE ELSE FALSE END = CAST(:readAgain AS BOOLEAN)
      -- Without a grant no matter can be read
      AND (CAST(:readAgain AS BOOLEAN) = FALSE OR EXISTS (
          SELECT 1 FROM clio_connection k
          WHERE k.group_id = c.group_id AND k.access_token IS NOT NULL AND k.lost_at IS NULL))
      -- After a back-up was restored what may have been sent since is looked up before
      AND NOT EXISTS (
          SELECT 1 FROM restoration r
          WHERE (c.attempted_at IS NULL OR c.attempted_at < r.backed_up_at)
            AND (c.matter_date <= r.matters_through
                OR c.matter_date IS NULL AND (c.matter_id IS NOT NULL OR c.decided_at <= r.restored_at)))
      AND g.paused = FALSE AND g.beta = FALSE AND m.active = TRUE AND m.paused_reason IS NULL
      AND (:keyNeeded = FALSE OR b.api_key IS NOT NULL OR p.api_key IS NOT NULL)
      AND COALESCE(CAST(b.business_number AS VARCHAR(20)) || ' ' || b.api_key,
                   CAST(p.business_number AS VARCHAR(20)) || ' ' || p.api_key, '') NOT IN (:unreadable)
    ORDER BY c.state, c.due_at, c.id
    LIMIT :most)
