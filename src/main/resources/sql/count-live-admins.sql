SELECT COUNT(*)
FROM (SELECT id FROM api_token
      WHERE role = 'ADMIN' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
      UNION ALL
      SELECT id FROM api_user WHERE role = 'ADMIN' AND active) AS admin
