-- The secret and the status may have come by Clio's handshake before Clio's answer did.
UPDATE clio_webhook SET webhook_id = :webhookId, shared_secret = COALESCE(CAST(:sharedSecret AS VARCHAR(8000)), shared_secret),
    expires_at = :expiresAt, checked_at = :now
WHERE group_id = :groupId AND door = :door
