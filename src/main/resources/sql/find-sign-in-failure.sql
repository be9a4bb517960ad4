SELECT failures, failed_at, next_try_at FROM sign_in_failure WHERE failure_key = :failureKey
