SELECT group_id, action_id FROM clio_button WHERE door = :door
