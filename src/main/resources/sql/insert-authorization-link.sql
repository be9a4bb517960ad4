INSERT INTO authorization_link (link_hash, group_id, created_at, created_by, expires_at)
VALUES (:linkHash, :groupId, :now, :by, :expiresAt)
