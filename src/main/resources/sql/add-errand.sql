INSERT INTO errand (action, state, reason_code, not_asked, as_of, begun_by, begun_at, before_id, total)
VALUES (:action, :state, :reason, :notAsked, :asOf, :by, :now, :beforeId, :total)
