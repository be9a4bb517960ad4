SELECT id, name, role, expires_at, last_used_at
FROM api_token
WHERE token_hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
