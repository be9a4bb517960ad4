-- Of the account that the group is connected to now: another one's fields are not its own.
SELECT l.fields, l.is_whole, l.looked_at FROM clio_field_list l
JOIN clio_connection c ON c.group_id = l.group_id
WHERE l.group_id = :groupId AND l.looked_at >= c.connected_at
