AND g.id = :groupId
