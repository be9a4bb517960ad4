UPDATE api_token SET live_name = NULL WHERE live_name IS NOT NULL AND expires_at <= :now
