AND c.business_number = :businessNumber
