UPDATE authorization_link SET used_at = :now WHERE group_id = :groupId AND used_at IS NULL
