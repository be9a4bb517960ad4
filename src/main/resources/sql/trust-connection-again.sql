UPDATE clio_connection SET lost_at = NULL, lost_reason = NULL WHERE group_id = :groupId AND version = :version
