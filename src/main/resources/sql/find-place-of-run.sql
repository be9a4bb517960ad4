SELECT version, group_id, trigger_id, query, next_page, cutoff, started_at FROM poll_run WHERE id = :id
