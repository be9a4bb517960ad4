-- Those whose matter's number, or what follows its first hyphen, begins so, newest first. Cut off before the others narrow it, so
-- it costs no more than that.
SELECT c.id, c.listed_on, c.state, c.reason_code, CASE WHEN k.of_kind IS NULL THEN FALSE ELSE TRUE END AS is_wanted
FROM (
    (SELECT b.id
     FROM check_in b
     WHERE b.number_key >= LOWER(:number) AND b.number_key < LOWER(:numberEnd)
     LIMIT :most)
    UNION
    (SELECT f.id
     FROM check_in f
     WHERE f.number_name_key >= LOWER(:number) AND f.number_name_key < LOWER(:numberEnd)
     LIMIT :most)) n
JOIN check_in c ON c.id = n.id
LEFT JOIN (
    SELECT DISTINCT of_kind
    FROM check_in_kind
    WHERE (CAST(:groupId AS BIGINT) IS NULL OR of_group = :groupId)
      AND (CAST(:businessNumber AS BIGINT) IS NULL OR of_business = :businessNumber)
      AND (CAST(:triggerId AS INTEGER) IS NULL OR of_trigger = :triggerId)
      AND (CAST(:state AS VARCHAR(10)) IS NULL OR of_state = :state)
      AND (CAST(:reason AS VARCHAR(50)) IS NULL OR of_reason = :reason)) k ON k.of_kind = c.kind AND c.listed_on >= :from AND c.listed_on <= :to
ORDER BY c.listed_on DESC, c.id DESC
