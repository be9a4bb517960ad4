SELECT property_value FROM information_schema.system_properties WHERE property_name = :property
