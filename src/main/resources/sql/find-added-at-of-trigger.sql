SELECT added_at FROM integration_group_trigger WHERE group_id = :groupId AND trigger_id = :triggerId
