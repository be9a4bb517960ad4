AND c.id < :beforeId
-- As the index has it
ORDER BY c.reason_code DESC, c.state DESC, c.id DESC
LIMIT :limit
