SELECT door, connected_at, action_id, fault, checked_at FROM clio_button WHERE group_id = :groupId
