-- What the metrics and health show of the work that waits. Each state that a check-in passes through is counted by the index
-- check_in_due, so that what is over costs nothing. A PENDING one is late only where nothing of an operator's holds it back.
-- Without the cast HSQLDB pads the shorter names with spaces
SELECT CAST('PENDING' AS VARCHAR(20)) AS figure, COUNT(*) AS amount,
       MIN(CASE WHEN g.paused = FALSE AND g.beta = FALSE AND m.active = TRUE AND m.paused_reason IS NULL THEN c.due_at END)
           AS since
FROM check_in c
JOIN integration_group g ON g.id = c.group_id
LEFT JOIN integration_mapping m ON m.id = c.mapping_id
WHERE c.state = 'PENDING'
UNION ALL
SELECT 'SENDING', COUNT(*), CAST(NULL AS TIMESTAMP WITH TIME ZONE) FROM check_in WHERE state = 'SENDING'
UNION ALL
SELECT 'UNKNOWN', COUNT(*), CAST(NULL AS TIMESTAMP WITH TIME ZONE) FROM check_in WHERE state = 'UNKNOWN'
UNION ALL
SELECT 'FAILED', COUNT(*), CAST(NULL AS TIMESTAMP WITH TIME ZONE) FROM check_in WHERE state = 'FAILED'
UNION ALL
SELECT 'HELD', COUNT(*), CAST(NULL AS TIMESTAMP WITH TIME ZONE) FROM check_in WHERE state = 'HELD'
UNION ALL
SELECT 'LOST_CONNECTION', COUNT(*), MIN(lost_at) FROM clio_connection WHERE lost_at IS NOT NULL
UNION ALL
SELECT 'EVENT', COUNT(*), MIN(changed_at) FROM event_outbox
UNION ALL
-- One row for each group whose polls are behind, with the time that the latest of them should have been over
SELECT 'LATE_GROUP', 1, MIN(m.next_run_at)
FROM integration_mapping m
JOIN integration_group g ON g.id = m.group_id
WHERE m.next_run_at <= :now AND m.active = TRUE AND g.paused = FALSE AND EXISTS (
    SELECT 1 FROM integration_group_trigger t WHERE t.group_id = m.group_id AND t.trigger_id IN (2, 22, 23))
GROUP BY m.group_id
