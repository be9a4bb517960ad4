DELETE FROM clio_field_binding
WHERE group_id = :groupId AND account_id IS NOT NULL AND (account_id <> :accountId OR region <> :region)
