AND c.group_id = :groupId
