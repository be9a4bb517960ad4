MERGE INTO poll_run_restriction r
USING (VALUES (CAST(:runId AS BIGINT), CAST(:code AS VARCHAR(50)), CAST(:amount AS INTEGER))) AS n (run_id, code, amount)
ON r.run_id = n.run_id AND r.code = n.code
WHEN MATCHED THEN UPDATE SET amount = r.amount + n.amount
WHEN NOT MATCHED THEN INSERT (run_id, code, amount) VALUES (n.run_id, n.code, n.amount)
