AND c.matter_date >= :from
