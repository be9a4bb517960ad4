UPDATE check_in
SET state = 'UNKNOWN', due_at = :now, leased_by = 'in doubt', attempts = attempts + 1, version = version + 1,
    attempted_at = (SELECT backed_up_at FROM restoration)
WHERE state = 'PENDING' AND due_at <= :now AND EXISTS (
    SELECT 1 FROM restoration r
    WHERE (check_in.attempted_at IS NULL OR check_in.attempted_at < r.backed_up_at)
      -- What a bus handed in is handed in once: a back-up holds it, or the bus has it still
      AND (check_in.matter_date <= r.matters_through
          OR check_in.matter_date IS NULL AND (check_in.matter_id IS NOT NULL OR check_in.decided_at <= r.restored_at)))
