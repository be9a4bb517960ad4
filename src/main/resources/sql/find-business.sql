SELECT business_number, name, api_key IS NOT NULL AS has_api_key, time_zone, country_code FROM business WHERE business_number = :businessNumber
