INSERT INTO check_in_answer (check_in_id, answered_at, attempt, status, answer)
VALUES (:id, :now, :attempt, :answerStatus, :answer)
