UPDATE poll_run SET resume_at = :now WHERE state = 'FAILED' AND resume_at > :now AND group_id = :groupId
