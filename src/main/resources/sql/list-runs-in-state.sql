AND r.state = :state
