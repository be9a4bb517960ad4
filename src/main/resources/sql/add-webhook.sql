INSERT INTO clio_webhook (group_id, door, connected_at, events, checked_at, asked_at)
VALUES (:groupId, :door, :connectedAt, :events, :now, :now)
