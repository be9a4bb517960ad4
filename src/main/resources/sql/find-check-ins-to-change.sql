-- Of unknown fate a row is since the first of those lines of its history that say so without another one behind them.
SELECT c.id, c.version, c.group_id, c.business_number, c.trigger_id, c.matter_id, c.reference, c.state, c.reason_code, c.rule_trace, c.is_repeat,
       COALESCE((SELECT MIN(h.changed_at) FROM check_in_history h WHERE h.check_in_id = c.id), c.decided_at) AS first_decided_at,
       c.email_key, c.phone_key, c.due_at, c.leased_until, c.looked_up,
       (SELECT MIN(u.changed_at) FROM check_in_history u
        WHERE u.check_in_id = c.id AND u.state = 'UNKNOWN' AND u.id > COALESCE(
            (SELECT MAX(o.id) FROM check_in_history o WHERE o.check_in_id = c.id AND o.state <> 'UNKNOWN'), 0)) AS unknown_since,
       (SELECT COUNT(*) FROM check_in n
        WHERE n.group_id = c.group_id AND n.matter_id = c.matter_id AND n.occurrence > c.occurrence) AS later_times
FROM check_in c
WHERE c.id IN (:ids)
ORDER BY c.id
