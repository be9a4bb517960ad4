AND r.group_id = :groupId
