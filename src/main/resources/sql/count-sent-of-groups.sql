-- What is asked since then is attempted since then
SELECT group_id, COUNT(*) AS sent FROM check_in
WHERE group_id IN (:ids) AND attempted_at >= :since AND state = 'SENT'
GROUP BY group_id
