SELECT business_number, email_key AS person_key, COALESCE(attempted_at, decided_at) AS asked_at
FROM check_in
WHERE email_key IN (:keys)
  AND state IN ('PENDING', 'SENDING', 'SENT', 'UNKNOWN', 'HELD')
  AND COALESCE(attempted_at, decided_at) > :since
