-- The least that was left of Clio's rate limit to a run's account while it ran, in percent; null where Clio did not tell.
ALTER TABLE poll_run ADD COLUMN budget_left INTEGER;

-- The figures of a day: the runs that ended in it, and what was sent in it. Both are counted by these indexes alone, whatever
-- the ledger has become.
CREATE INDEX poll_run_by_end ON poll_run (finished_at);
CREATE INDEX check_in_history_by_time ON check_in_history (state, changed_at);
-- Runs that failed or wait are few among those that are done.
CREATE INDEX poll_run_in_state ON poll_run (state, id);
-- What was sent in the last days, whoever it is of.
CREATE INDEX check_in_by_attempt ON check_in (attempted_at, group_id, state);
