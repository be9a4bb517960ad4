SELECT DISTINCT n.group_id
FROM clio_notice n
JOIN integration_group g ON g.id = n.group_id
JOIN clio_connection c ON c.group_id = n.group_id
WHERE n.due_at <= :#${bean:toldMatters?method=now} AND g.paused = FALSE AND c.access_token IS NOT NULL
