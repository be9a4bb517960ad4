INSERT INTO errand (action, state, reason_code, not_asked, begun_by, begun_at, before_id, total)
VALUES (:action, :state, :reason, :notAsked, :by, :now, :beforeId, :total)
