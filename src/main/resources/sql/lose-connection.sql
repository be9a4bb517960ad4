UPDATE clio_connection
SET access_token = NULL, refresh_token = NULL, renewing_until = NULL, lost_at = COALESCE(lost_at, :now), lost_reason = :reason,
    version = version + 1
WHERE group_id = :groupId AND version = :version
