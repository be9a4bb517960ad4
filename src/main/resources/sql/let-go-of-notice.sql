-- Not of one that Clio told of once more meanwhile: that was not read yet.
UPDATE clio_notice SET due_at = NULL, claim = NULL, deletion = FALSE, attempts = 0, asked_by = NULL
WHERE group_id = :groupId AND matter_id = :matterId AND told = :told
