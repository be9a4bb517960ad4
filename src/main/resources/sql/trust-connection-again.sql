-- Once: the update that finds it lost is the one that tells.
UPDATE clio_connection SET lost_at = NULL, lost_reason = NULL WHERE group_id = :groupId AND version = :version AND lost_at IS NOT NULL
