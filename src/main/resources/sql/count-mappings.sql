SELECT COUNT(*) FROM integration_mapping
