SELECT region, access_token FROM clio_connection WHERE group_id = :groupId
