UPDATE business
SET name = CAST(:name AS VARCHAR(200)),
    time_zone = CAST(:timeZone AS VARCHAR(64)),
    country_code = CAST(:countryCode AS VARCHAR(2))
WHERE business_number = :businessNumber
