AND a.subject = :subject
