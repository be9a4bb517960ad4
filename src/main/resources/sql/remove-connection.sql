DELETE FROM clio_connection WHERE group_id = :groupId AND connected_at = :connectedAt
