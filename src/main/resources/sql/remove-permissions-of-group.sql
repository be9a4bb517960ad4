DELETE FROM clio_permission WHERE group_id = :groupId
