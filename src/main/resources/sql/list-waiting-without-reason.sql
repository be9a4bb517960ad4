AND c.reason_code IS NULL
