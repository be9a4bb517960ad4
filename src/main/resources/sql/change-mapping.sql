UPDATE integration_mapping
SET activated_at = CASE WHEN CAST(:active AS BOOLEAN) AND NOT active
        THEN CAST(:now AS TIMESTAMP WITH TIME ZONE) ELSE activated_at END,
    active = COALESCE(CAST(:active AS BOOLEAN), active),
    frequency_value = COALESCE(CAST(:frequencyValue AS INTEGER), frequency_value),
    frequency_unit = COALESCE(CAST(:frequencyUnit AS VARCHAR(5)), frequency_unit),
    next_run_at = COALESCE(CAST(:nextRunAt AS TIMESTAMP WITH TIME ZONE), next_run_at),
    paused_reason = CASE WHEN CAST(:goesOn AS BOOLEAN) THEN NULL ELSE paused_reason END
WHERE id = :mappingId
