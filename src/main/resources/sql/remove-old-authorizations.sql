DELETE FROM clio_authorization WHERE expires_at < :before
