AND a.changed_by = :who
