INSERT INTO clio_authorization (state_hash, group_id, region, code_verifier, link_hash, begun_at, begun_by, expires_at)
VALUES (:stateHash, :groupId, :region, :codeVerifier, :linkHash, :now, :by, :expiresAt)
