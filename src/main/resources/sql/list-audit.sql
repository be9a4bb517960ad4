SELECT a.id, a.changed_at, a.changed_by, a.action, a.subject, a.before_state, a.after_state
FROM audit_entry a
WHERE a.id < :after
