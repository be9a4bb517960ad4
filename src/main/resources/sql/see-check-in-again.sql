UPDATE check_in SET run_id = :runId, decided_at = :now WHERE id = :id AND version = :version
