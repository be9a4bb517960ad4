UPDATE api_user
SET password_hash = CAST(:passwordHash AS VARCHAR(200)), role = :role, active = :active
WHERE id = :id
