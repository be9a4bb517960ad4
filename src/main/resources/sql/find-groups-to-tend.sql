SELECT g.id
FROM integration_group g
JOIN clio_connection c ON c.group_id = g.id AND c.access_token IS NOT NULL
WHERE g.tend_at <= :#${bean:tending?method=now}
  AND (g.tending_until IS NULL OR g.tending_until <= :#${bean:tending?method=now})
ORDER BY g.tend_at, g.id
