AND (c.connected_at IS NULL OR c.lost_at IS NOT NULL OR g.paused_reason IS NOT NULL
    OR g.id IN (SELECT p.group_id FROM clio_permission p WHERE p.granted = FALSE)
    OR g.id IN (SELECT m.group_id FROM integration_mapping m WHERE m.paused_reason IS NOT NULL)
    OR g.id IN (SELECT r.group_id FROM poll_run r WHERE r.resume_at IS NOT NULL AND r.state = 'FAILED')
    OR g.id IN (SELECT k.of_group FROM check_in_kind k
                WHERE k.of_state IN ('FAILED', 'UNKNOWN')
                  AND EXISTS (SELECT 1 FROM check_in w WHERE w.kind = k.of_kind AND w.due_at IS NULL))
    OR NOT EXISTS (SELECT 1 FROM integration_mapping l WHERE l.group_id = g.id))
