SELECT permission, granted, said, checked_at FROM clio_permission WHERE group_id = :groupId ORDER BY permission
