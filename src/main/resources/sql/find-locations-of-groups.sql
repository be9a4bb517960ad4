SELECT group_id, COUNT(*) AS locations, MIN(id) AS first_id,
       SUM(CASE WHEN active = TRUE THEN 1 ELSE 0 END) AS active_locations,
       SUM(CASE WHEN paused_reason IS NULL THEN 0 ELSE 1 END) AS paused_locations,
       MIN(CASE WHEN active = TRUE THEN next_run_at END) AS next_run_at
FROM integration_mapping
WHERE group_id IN (:ids)
GROUP BY group_id
