SELECT business_number, name, api_key, time_zone, country_code FROM business WHERE business_number = :businessNumber
