UPDATE clio_connection SET renewing_until = :until, version = version + 1 WHERE group_id = :groupId AND version = :version
