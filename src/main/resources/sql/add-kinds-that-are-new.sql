  AND of_kind IS NULL
