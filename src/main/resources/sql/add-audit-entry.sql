INSERT INTO audit_entry (changed_at, changed_by, action, subject, before_state, after_state)
VALUES (:now, :who, :action, :subject, :beforeState, :afterState)
