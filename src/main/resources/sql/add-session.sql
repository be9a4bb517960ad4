INSERT INTO user_session (user_id, token_hash, created_at, expires_at) VALUES (:userId, :hash, :now, :expiresAt)
