UPDATE vault_check SET sealed_text = :sealedText WHERE id = 1
