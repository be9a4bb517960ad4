UPDATE check_in SET run_id = :runId WHERE id = :id AND version = :version
