UPDATE sign_in_failure SET failures = failures WHERE failure_key = :failureKey
