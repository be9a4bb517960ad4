-- Costs by the number of kinds and by the page: finds a page of what is rare. Ordered just as the index check_in_by_kind is.
SELECT c.id, c.listed_on
FROM (
    SELECT DISTINCT of_kind
    FROM check_in_kind
    WHERE (CAST(:groupId AS BIGINT) IS NULL OR of_group = :groupId)
      AND (CAST(:businessNumber AS BIGINT) IS NULL OR of_business = :businessNumber)
      AND (CAST(:triggerId AS INTEGER) IS NULL OR of_trigger = :triggerId)
      AND (CAST(:state AS VARCHAR(10)) IS NULL OR of_state = :state)
      AND (CAST(:reason AS VARCHAR(50)) IS NULL OR of_reason = :reason)) k, LATERAL (
    SELECT i.id, i.listed_on
    FROM check_in i
    WHERE i.kind = k.of_kind
      AND i.listed_on >= :day AND (i.listed_on > :day OR i.id > :id) AND i.listed_on <= :last
    ORDER BY i.kind, i.listed_on, i.id
    LIMIT :limit) c
ORDER BY c.listed_on, c.id
LIMIT :limit
