WHERE group_id = :groupId AND trigger_id = :triggerId AND matter_id = :matterId AND occurrence = :occurrence
  -- Only if it was written just now: another node may have been faster
  AND state = :state AND decided_at = :now
