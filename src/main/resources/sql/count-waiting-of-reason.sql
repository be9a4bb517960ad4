SELECT COUNT(*) FROM (
    SELECT c.id FROM check_in c WHERE c.state = :state AND c.reason_code = :reason LIMIT :most) w
