UPDATE api_token SET role = role WHERE role = 'ADMIN' AND revoked_at IS NULL
