DELETE FROM clio_button WHERE group_id = :groupId
