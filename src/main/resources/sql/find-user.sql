SELECT id, name, subject, password_hash, role, active, created_at, created_by FROM api_user WHERE compared_name = :comparedName
