-- How many there are of each outcome, counted up to :most and no further.
SELECT o.of_state, o.of_reason, c.amount
FROM (
    SELECT DISTINCT of_state, of_reason
    FROM check_in_kind
    WHERE (CAST(:state AS VARCHAR(10)) IS NULL OR of_state = :state)
      AND (CAST(:reason AS VARCHAR(50)) IS NULL OR of_reason = :reason)) o, LATERAL (
    SELECT COUNT(*) AS amount
    FROM (
        SELECT i.id
        FROM (
            SELECT DISTINCT of_kind
            FROM check_in_kind
            WHERE of_state = o.of_state AND COALESCE(of_reason, '') = COALESCE(o.of_reason, '')
              AND (CAST(:groupId AS BIGINT) IS NULL OR of_group = :groupId)
              AND (CAST(:businessNumber AS BIGINT) IS NULL OR of_business = :businessNumber)
              AND (CAST(:triggerId AS INTEGER) IS NULL OR of_trigger = :triggerId)) k
        JOIN check_in i ON i.kind = k.of_kind AND i.listed_on >= :from AND i.listed_on <= :to
        LIMIT :most) counted) c
WHERE c.amount > 0
