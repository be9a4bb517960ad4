SELECT expires_at, refresh_token IS NOT NULL AS renews FROM clio_connection WHERE group_id = :groupId
