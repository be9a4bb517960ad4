SELECT r.id
FROM poll_run r
JOIN integration_group g ON g.id = r.group_id
WHERE r.resume_at <= :#${bean:pollPlan?method=now} AND g.paused = FALSE
ORDER BY r.resume_at, r.id
