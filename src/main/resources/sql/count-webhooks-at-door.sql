SELECT COUNT(*) FROM clio_webhook WHERE door = :door
