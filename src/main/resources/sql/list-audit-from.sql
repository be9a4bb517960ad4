AND a.changed_at >= :since
