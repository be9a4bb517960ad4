DELETE FROM authorization_link
WHERE expires_at < :before AND link_hash NOT IN (SELECT link_hash FROM clio_authorization WHERE link_hash IS NOT NULL)
