-- Who answered Clio's handshake knows that it is enabled before Clio tells.
UPDATE clio_webhook SET shared_secret = COALESCE(CAST(:sharedSecret AS VARCHAR(8000)), shared_secret), events = :events,
    status = CASE WHEN :status = 'pending' AND status = 'enabled' THEN status ELSE :status END,
    expires_at = COALESCE(CAST(:expiresAt AS TIMESTAMP WITH TIME ZONE), expires_at), checked_at = :now
WHERE group_id = :groupId AND door = :door
