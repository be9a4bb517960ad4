INSERT INTO clio_permission (group_id, permission, granted, said, checked_at)
VALUES (:groupId, :permission, :granted, :said, :now)
