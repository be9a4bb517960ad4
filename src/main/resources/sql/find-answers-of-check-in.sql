SELECT answered_at, attempt, status, answer FROM check_in_answer WHERE check_in_id = :id ORDER BY answered_at
