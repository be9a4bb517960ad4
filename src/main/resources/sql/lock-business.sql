UPDATE business SET name = name WHERE business_number = :businessNumber
