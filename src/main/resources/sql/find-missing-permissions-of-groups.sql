SELECT group_id, permission FROM clio_permission WHERE group_id IN (:ids) AND granted = FALSE
