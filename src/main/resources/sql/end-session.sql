DELETE FROM user_session WHERE id = :id
