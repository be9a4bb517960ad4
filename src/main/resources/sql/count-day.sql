SELECT r.runs, r.seen, r.queued, r.requests, r.budget_left,
       (SELECT COALESCE(SUM(p.amount), 0)
        FROM poll_run e JOIN poll_run_restriction p ON p.run_id = e.id
        WHERE e.finished_at >= :since AND e.finished_at < :until) AS restricted,
       (SELECT COUNT(*)
        FROM check_in_history h
        WHERE h.state = 'SENT' AND h.changed_at >= :since AND h.changed_at < :until) AS sent
FROM (SELECT COUNT(*) AS runs, COALESCE(SUM(d.seen), 0) AS seen, COALESCE(SUM(d.queued), 0) AS queued,
             COALESCE(SUM(d.requests), 0) AS requests, MIN(d.budget_left) AS budget_left
      FROM poll_run d
      WHERE d.finished_at >= :since AND d.finished_at < :until) r
