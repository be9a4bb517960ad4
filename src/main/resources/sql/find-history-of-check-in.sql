SELECT changed_at, state, cause, changed_by FROM check_in_history WHERE check_in_id = :id ORDER BY id
