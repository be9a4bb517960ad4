UPDATE clio_authorization SET used_at = :now WHERE group_id = :groupId AND used_at IS NULL
