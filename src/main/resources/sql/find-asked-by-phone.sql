SELECT business_number, phone_key AS person_key, COALESCE(attempted_at, decided_at) AS asked_at
FROM check_in
WHERE phone_key IN (:keys)
  AND state IN ('PENDING', 'SENDING', 'SENT', 'UNKNOWN', 'HELD')
  AND COALESCE(attempted_at, decided_at) > :since
