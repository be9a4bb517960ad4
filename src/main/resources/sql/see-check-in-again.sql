UPDATE check_in SET run_id = :runId, decided_at = :now, rule_trace = COALESCE(:ruleTrace, rule_trace) WHERE id = :id AND version = :version
