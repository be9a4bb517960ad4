SELECT group_id, region, access_token, refresh_token, renew_at, expires_at, renewing_until, lost_at, lost_reason, account_id,
       account_name, user_id, user_name, user_time_zone, connected_at, connected_by, version
FROM clio_connection
WHERE group_id = :groupId
