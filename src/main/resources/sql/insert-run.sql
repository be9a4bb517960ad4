INSERT INTO poll_run (group_id, trigger_id, state, query, planned_at, resume_at)
VALUES (:groupId, :triggerId, 'RUNNING', 'MAIN', :now, :now)
