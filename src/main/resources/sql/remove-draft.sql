DELETE FROM integration_draft WHERE id = :id
