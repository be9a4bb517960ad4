UPDATE clio_connection SET hinted_at = :now
WHERE user_id = :userId AND region = :region AND lost_at IS NULL AND (hinted_at IS NULL OR hinted_at <= :before)
