DELETE FROM clio_notice WHERE heard_at < :before AND due_at IS NULL
