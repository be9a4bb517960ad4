AND c.matter_id = :matterId
