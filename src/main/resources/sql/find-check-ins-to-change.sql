SELECT id, version, group_id, business_number, trigger_id, matter_id, reference, state, reason_code, is_repeat, email_key, phone_key,
       due_at, leased_until, lookups
FROM check_in
WHERE id IN (:ids)
ORDER BY id
