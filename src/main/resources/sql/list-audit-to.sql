AND a.changed_at <= :until
