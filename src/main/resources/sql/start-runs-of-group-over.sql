-- With another connection a page's cursor means nothing, and whoever has such a run in hand now is refused by its version.
UPDATE poll_run SET state = 'RUNNING', next_page = NULL, resume_at = :now, version = version + 1
WHERE group_id = :groupId AND resume_at IS NOT NULL
