SELECT r.group_id, SUM(x.amount) AS restricted FROM poll_run r
JOIN poll_run_restriction x ON x.run_id = r.id
WHERE r.group_id IN (:ids) AND r.planned_at >= :since
GROUP BY r.group_id
