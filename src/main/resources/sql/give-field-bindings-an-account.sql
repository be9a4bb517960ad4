-- Those made before anybody knew whose account it was are taken for this one's: a box that the firm renamed must go on counting.
UPDATE clio_field_binding SET account_id = :accountId, region = :region WHERE group_id = :groupId AND account_id IS NULL
