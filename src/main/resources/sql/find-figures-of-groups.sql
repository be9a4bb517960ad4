SELECT group_id, SUM(queued) AS queued FROM poll_run
WHERE group_id IN (:ids) AND planned_at >= :since
GROUP BY group_id
