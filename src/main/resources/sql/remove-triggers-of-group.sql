DELETE FROM integration_group_trigger WHERE group_id = :groupId
