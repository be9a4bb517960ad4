-- The check-ins that wait for a person, of each kind counted up to :most and no further. A FAILED one has no time any more, and
-- an UNKNOWN one has none once it is not looked up any more.
SELECT k.of_group AS group_id, k.of_state AS state, SUM(c.amount) AS amount
FROM (
    SELECT DISTINCT of_kind, of_group, of_state
    FROM check_in_kind
    WHERE of_group IN (:ids) AND of_state IN ('FAILED', 'UNKNOWN')) k, LATERAL (
    SELECT COUNT(*) AS amount
    FROM (SELECT i.id FROM check_in i WHERE i.kind = k.of_kind AND i.due_at IS NULL LIMIT :most) counted) c
WHERE c.amount > 0
GROUP BY k.of_group, k.of_state
