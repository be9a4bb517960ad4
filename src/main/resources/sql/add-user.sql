INSERT INTO api_user (name, compared_name, subject, password_hash, role, active, created_at, created_by)
VALUES (:name, :comparedName, CAST(:subject AS VARCHAR(500)), CAST(:passwordHash AS VARCHAR(200)), :role, TRUE, :now, :createdBy)
