INSERT INTO integration_draft (owner, content, begun_at, changed_at) VALUES (:owner, :content, :now, :now)
