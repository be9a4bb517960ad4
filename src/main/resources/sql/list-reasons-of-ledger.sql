SELECT DISTINCT of_reason FROM check_in_kind WHERE of_reason IS NOT NULL ORDER BY of_reason
