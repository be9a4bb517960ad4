SELECT region FROM clio_connection WHERE group_id = :groupId AND access_token IS NOT NULL
