DELETE FROM user_session WHERE expires_at <= :now
