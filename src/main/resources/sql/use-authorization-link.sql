UPDATE authorization_link SET used_at = :now WHERE link_hash = :linkHash AND used_at IS NULL
