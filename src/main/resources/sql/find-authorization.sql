SELECT group_id, region, code_verifier, link_hash, begun_by, expires_at, used_at
FROM clio_authorization
WHERE state_hash = :stateHash
