UPDATE integration_draft SET content = :content, changed_at = :now, version = version + 1 WHERE id = :id AND version = :version
