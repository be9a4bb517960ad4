AND c.state IN (:states)
