-- Looks through the next few, whatever they are, and says which are wanted: finds a page of what is common.
SELECT c.id, c.listed_on, CASE WHEN k.of_kind IS NULL THEN FALSE ELSE TRUE END AS is_wanted
FROM (
    SELECT w.id, w.listed_on, w.kind
    FROM check_in w
    WHERE w.listed_on >= :day AND (w.listed_on > :day OR w.id > :id) AND w.listed_on <= :last
    ORDER BY w.listed_on, w.id
    LIMIT :examined) c
LEFT JOIN (
    SELECT DISTINCT of_kind
    FROM check_in_kind
    WHERE (CAST(:groupId AS BIGINT) IS NULL OR of_group = :groupId)
      AND (CAST(:businessNumber AS BIGINT) IS NULL OR of_business = :businessNumber)
      AND (CAST(:triggerId AS INTEGER) IS NULL OR of_trigger = :triggerId)
      AND (CAST(:state AS VARCHAR(10)) IS NULL OR of_state = :state)
      AND (CAST(:reason AS VARCHAR(50)) IS NULL OR of_reason = :reason)) k ON k.of_kind = c.kind
ORDER BY c.listed_on, c.id
