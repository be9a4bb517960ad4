INSERT INTO integration_mapping
    (group_id, business_number, active, frequency_value, frequency_unit, next_run_at, activated_at)
VALUES (:groupId, :businessNumber, :active, :frequencyValue, :frequencyUnit, :nextRunAt, :now)
