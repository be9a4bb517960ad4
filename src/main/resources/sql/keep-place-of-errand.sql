UPDATE errand SET before_id = :beforeId, done = done + :asked, changed = changed + :changed, finished_at = :finishedAt, failures = 0
WHERE id = :id
