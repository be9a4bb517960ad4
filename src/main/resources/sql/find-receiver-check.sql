SELECT result, said, checked_at FROM receiver_check WHERE mapping_id = :mappingId
