MERGE INTO business b
USING (VALUES (CAST(:businessNumber AS BIGINT))) AS n (business_number)
ON b.business_number = n.business_number
WHEN NOT MATCHED THEN INSERT (business_number) VALUES (n.business_number)
