SELECT r.group_id, r.id, r.state, COALESCE(r.finished_at, r.started_at, r.planned_at) AS ran_at
FROM poll_run r
WHERE r.id IN (SELECT MAX(n.id) FROM poll_run n WHERE n.group_id IN (:ids) AND n.planned_at >= :since GROUP BY n.group_id)
