SELECT trigger_id FROM integration_group_trigger WHERE group_id = :groupId
