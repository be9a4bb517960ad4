INSERT INTO api_token (name, live_name, role, token_hash, created_at, created_by, expires_at)
VALUES (:name, :comparedName, :role, :hash, :now, :createdBy, CAST(:expiresAt AS TIMESTAMP WITH TIME ZONE))
