DELETE FROM integration_group_trigger WHERE group_id = :groupId AND trigger_id NOT IN (:kept)
