SELECT sealed_text FROM vault_check WHERE id = 1
