DELETE FROM sign_in_failure WHERE failure_key = :failureKey
