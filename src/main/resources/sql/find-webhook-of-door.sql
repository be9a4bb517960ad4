SELECT group_id, webhook_id, shared_secret, status FROM clio_webhook WHERE door = :door
