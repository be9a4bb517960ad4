-- Who waits to be sent, however long, is asked now, and who was sent, then.
SELECT business_number, email_key AS person_key,
       CASE WHEN state = 'SENT' THEN COALESCE(attempted_at, decided_at) ELSE CAST(:now AS TIMESTAMP WITH TIME ZONE) END AS asked_at,
       GREATEST(COALESCE(attempted_at, decided_at), decided_at) AS begun_at
FROM check_in
WHERE email_key IN (:keys) AND id <> :except
  AND (state IN ('PENDING', 'SENDING', 'UNKNOWN', 'HELD') OR state = 'SENT' AND COALESCE(attempted_at, decided_at) > :since)
