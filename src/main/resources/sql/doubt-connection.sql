-- Once: the update that finds it not lost yet is the one that tells.
UPDATE clio_connection SET lost_at = :now, lost_reason = :reason
WHERE group_id = :groupId AND version = :version AND lost_at IS NULL
