DELETE FROM clio_webhook WHERE group_id = :groupId
