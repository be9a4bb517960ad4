AND c.reason_code IN (:reasons)
