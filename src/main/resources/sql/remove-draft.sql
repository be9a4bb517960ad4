DELETE FROM integration_draft WHERE id = :id AND version = :version
