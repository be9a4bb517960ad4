UPDATE vault_check SET erased = TRUE WHERE id = 1
