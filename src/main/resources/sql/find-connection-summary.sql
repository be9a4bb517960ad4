SELECT region, connected_at FROM clio_connection WHERE group_id = :groupId
