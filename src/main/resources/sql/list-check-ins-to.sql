AND c.matter_date <= :to
