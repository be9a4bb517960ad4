SELECT group_id FROM clio_connection WHERE user_id = :userId AND region = :region AND hinted_at = :now ORDER BY group_id
