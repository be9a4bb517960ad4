MERGE INTO sign_in_failure f
USING (VALUES (CAST(:failureKey AS VARCHAR(64)), CAST(:now AS TIMESTAMP WITH TIME ZONE))) AS n (failure_key, now_at)
ON f.failure_key = n.failure_key
WHEN NOT MATCHED THEN INSERT (failure_key, failures, failed_at, next_try_at) VALUES (n.failure_key, 0, n.now_at, n.now_at)
