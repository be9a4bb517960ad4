SELECT group_id, trigger_id FROM integration_group_trigger WHERE group_id IN (:ids)
