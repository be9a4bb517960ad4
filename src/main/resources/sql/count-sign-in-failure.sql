UPDATE sign_in_failure SET failures = :failures, failed_at = :now, next_try_at = :nextTryAt WHERE failure_key = :failureKey
