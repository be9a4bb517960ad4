SELECT DISTINCT m.group_id
FROM integration_mapping m
JOIN integration_group g ON g.id = m.group_id
JOIN integration_group_trigger t ON t.group_id = m.group_id AND t.trigger_id IN (2, 22, 23)
LEFT JOIN poll_watermark w ON w.mapping_id = m.id AND w.trigger_id = t.trigger_id
WHERE m.active = TRUE AND g.paused = FALSE AND m.next_run_at <= :#${bean:pollPlan?method=now} AND w.run_id IS NULL
