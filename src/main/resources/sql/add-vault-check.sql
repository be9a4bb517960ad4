INSERT INTO vault_check (id, sealed_text) VALUES (1, :sealedText)
