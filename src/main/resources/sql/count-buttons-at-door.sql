SELECT COUNT(*) FROM clio_button WHERE door = :door
