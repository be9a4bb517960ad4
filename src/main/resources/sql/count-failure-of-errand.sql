UPDATE errand SET failures = failures + 1 WHERE id = :id AND version = :version
