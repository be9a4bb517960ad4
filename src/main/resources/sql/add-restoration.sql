INSERT INTO restoration (id, backed_up_at, restored_at, matters_through) VALUES (1, :backedUpAt, :now, :mattersThrough)
