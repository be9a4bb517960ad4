UPDATE vault_check SET sealed_text = sealed_text WHERE id = 1
