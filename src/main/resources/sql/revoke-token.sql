UPDATE api_token SET revoked_at = :now, live_name = NULL WHERE id = :id AND revoked_at IS NULL
