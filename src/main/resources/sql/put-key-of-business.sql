UPDATE business SET api_key = CAST(:apiKey AS VARCHAR(8000)) WHERE business_number = :businessNumber
