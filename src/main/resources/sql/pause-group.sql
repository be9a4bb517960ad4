UPDATE integration_group SET paused = TRUE, paused_reason = :reason WHERE id = :id AND paused = FALSE
