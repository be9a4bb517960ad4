SELECT sealed_text, erased FROM vault_check WHERE id = 1
