AND c.id < :beforeId
-- As the index has it
ORDER BY c.state DESC, c.reason_code DESC, c.id DESC
LIMIT :limit
