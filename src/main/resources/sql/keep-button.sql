UPDATE clio_button SET action_id = :actionId, fault = :fault, checked_at = :now WHERE group_id = :groupId AND door = :door
