SELECT id, owner, content, begun_at, changed_at, version FROM integration_draft WHERE id = :id
