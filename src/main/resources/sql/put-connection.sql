MERGE INTO clio_connection c
USING (VALUES (CAST(:groupId AS BIGINT), CAST(:region AS VARCHAR(2)), CAST(:accessToken AS VARCHAR(8000)),
               CAST(:refreshToken AS VARCHAR(8000)), CAST(:renewAt AS TIMESTAMP WITH TIME ZONE),
               CAST(:expiresAt AS TIMESTAMP WITH TIME ZONE), CAST(:accountId AS BIGINT), CAST(:accountName AS VARCHAR(500)),
               CAST(:userId AS BIGINT), CAST(:userName AS VARCHAR(500)), CAST(:userTimeZone AS VARCHAR(100)),
               CAST(:now AS TIMESTAMP WITH TIME ZONE), CAST(:by AS VARCHAR(200)),
               CAST(:version AS INTEGER)))
    AS n (group_id, region, access_token, refresh_token, renew_at, expires_at, account_id, account_name, user_id, user_name,
          user_time_zone, connected_at, connected_by, version)
ON c.group_id = n.group_id
WHEN MATCHED THEN UPDATE SET region = n.region, access_token = n.access_token, refresh_token = n.refresh_token,
    renew_at = n.renew_at, expires_at = n.expires_at, renewing_until = NULL, lost_at = NULL, lost_reason = NULL,
    account_id = n.account_id, account_name = n.account_name, user_id = n.user_id, user_name = n.user_name,
    user_time_zone = n.user_time_zone, connected_at = n.connected_at, connected_by = n.connected_by, hinted_at = NULL,
    version = c.version + 1
WHEN NOT MATCHED THEN INSERT (group_id, region, access_token, refresh_token, renew_at, expires_at, account_id, account_name,
    user_id, user_name, user_time_zone, connected_at, connected_by, version)
    VALUES (n.group_id, n.region, n.access_token, n.refresh_token, n.renew_at, n.expires_at, n.account_id, n.account_name,
        n.user_id, n.user_name, n.user_time_zone, n.connected_at, n.connected_by, n.version)
