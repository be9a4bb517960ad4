UPDATE sign_in_failure SET failures = failures - 1 WHERE failure_key = :failureKey AND failures > 0
