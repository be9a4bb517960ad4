SELECT group_id, created_by, expires_at, used_at FROM authorization_link WHERE link_hash = :linkHash
