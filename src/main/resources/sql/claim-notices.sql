-- What Clio told of comes first: a deletion does not wait for all that people want decided again.
UPDATE clio_notice
SET due_at = :until, claim = :claim, attempts = attempts + 1
WHERE group_id = :groupId AND due_at <= :now AND matter_id IN (
    SELECT n.matter_id
    FROM clio_notice n
    WHERE n.group_id = :groupId AND n.due_at <= :now AND n.attempts >= :least AND n.attempts < :fewerThan
    ORDER BY CASE WHEN n.heard THEN 0 ELSE 1 END, n.due_at, n.matter_id
    LIMIT :most)
