AND c.reason_code = :reason
