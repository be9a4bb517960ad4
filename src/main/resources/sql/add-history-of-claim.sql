WHERE leased_by = :claim AND state = 'SENDING'
