SELECT failures FROM poll_run WHERE id = :id
