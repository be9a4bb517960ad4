-- A person who asks by the button and a poll must not both ask for a matter. Two polled triggers each do.
SELECT DISTINCT matter_id
FROM check_in
WHERE group_id = :groupId AND matter_id IN (:matterIds) AND trigger_id <> :triggerId
  AND (trigger_id = :webhookTriggerId OR CAST(:triggerId AS INTEGER) = CAST(:webhookTriggerId AS INTEGER))
  AND state NOT IN ('RESTRICTED', 'CANCELLED')
