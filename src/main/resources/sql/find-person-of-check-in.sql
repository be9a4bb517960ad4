SELECT email_key, phone_key, is_repeat FROM check_in WHERE id = :id
