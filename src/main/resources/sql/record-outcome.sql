UPDATE check_in
SET state = :state, reason_code = :reasonCode, reason_text = :reasonText, due_at = :dueAt,
    customer_id = COALESCE(:customerId, customer_id), request = :request, downgraded = :downgraded, lookups = :lookups,
    looked_up = (looked_up OR CAST(:lookedUp AS BOOLEAN)) AND CAST(:lookups AS INTEGER) > 0,
    attempts = attempts - :uncounted,
    leased_by = NULL, leased_until = NULL, version = version + 1
WHERE id = :id AND version = :version
