-- First of all in its transaction: whoever else is at it waits for the row, and finds another version then.
UPDATE errand SET version = version + 1 WHERE id = :id AND version = :version AND finished_at IS NULL
