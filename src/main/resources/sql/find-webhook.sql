SELECT door, connected_at, webhook_id, shared_secret, events, status, expires_at, fault, checked_at, asked_at
FROM clio_webhook
WHERE group_id = :groupId
