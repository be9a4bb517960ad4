INSERT INTO check_in_history (check_in_id, changed_at, state, cause) VALUES (:id, :now, :state, :cause)
