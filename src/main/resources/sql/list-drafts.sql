SELECT id, owner, content, begun_at, changed_at, version FROM integration_draft ORDER BY changed_at DESC, id DESC LIMIT :limit
