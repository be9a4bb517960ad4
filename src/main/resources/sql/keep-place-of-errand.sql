UPDATE errand SET before_id = :beforeId, done = done + :asked, changed = changed + :changed, finished_at = :finishedAt
WHERE id = :id
