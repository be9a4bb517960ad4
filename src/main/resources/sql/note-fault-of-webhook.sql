UPDATE clio_webhook SET fault = :fault, checked_at = :now WHERE group_id = :groupId AND door = :door
