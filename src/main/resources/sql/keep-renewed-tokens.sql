-- Only by the node whose renewal it is: one that slept past its lease has an old version.
UPDATE clio_connection
SET access_token = :accessToken, refresh_token = COALESCE(:refreshToken, refresh_token), renew_at = :renewAt,
    expires_at = :expiresAt, renewing_until = NULL, version = version + 1
WHERE group_id = :groupId AND version = :version
