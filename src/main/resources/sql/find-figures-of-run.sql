SELECT seen, queued, requests FROM poll_run WHERE id = :runId
