DELETE FROM user_session WHERE user_id = :userId AND id <> :sessionId
