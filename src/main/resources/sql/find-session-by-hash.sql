SELECT s.id, s.expires_at, u.id AS user_id, u.name, u.role
FROM user_session s
JOIN api_user u ON u.id = s.user_id
WHERE s.token_hash = :hash AND s.expires_at > :now AND u.active
