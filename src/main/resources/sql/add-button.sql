INSERT INTO clio_button (group_id, door, connected_at, checked_at) VALUES (:groupId, :door, :connectedAt, :now)
