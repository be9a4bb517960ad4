UPDATE clio_authorization SET used_at = :now WHERE state_hash = :stateHash AND used_at IS NULL
