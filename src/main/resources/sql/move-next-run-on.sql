UPDATE integration_mapping SET next_run_at = :nextRunAt WHERE id = :mappingId AND next_run_at = :before
