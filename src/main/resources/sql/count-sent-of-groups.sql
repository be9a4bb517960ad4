-- What was sent since then was attempted since then. Counted for all groups by the index of attempts, and narrowed afterwards:
-- HSQLDB would look through all that a group ever had.
SELECT d.group_id, d.sent
FROM (SELECT group_id, state, COUNT(*) AS sent FROM check_in WHERE attempted_at >= :since GROUP BY group_id, state) d
WHERE d.state = 'SENT' AND d.group_id IN (:ids)
