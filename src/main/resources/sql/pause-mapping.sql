UPDATE integration_mapping SET paused_reason = :reason WHERE id = :id AND paused_reason IS NULL
