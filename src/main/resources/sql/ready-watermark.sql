MERGE INTO poll_watermark w
USING (VALUES (CAST(:mappingId AS BIGINT), CAST(:triggerId AS INTEGER), CAST(:floor AS DATE), CAST(:dayBefore AS DATE),
               CAST(:begin AS TIMESTAMP WITH TIME ZONE)))
      AS n (mapping_id, trigger_id, date_floor, date_through, updated_through)
ON w.mapping_id = n.mapping_id AND w.trigger_id = n.trigger_id
WHEN MATCHED AND w.date_floor < n.date_floor AND w.run_id IS NULL THEN UPDATE
    SET date_floor = n.date_floor, date_through = GREATEST(w.date_through, n.date_through),
        updated_through = GREATEST(w.updated_through, n.updated_through)
WHEN NOT MATCHED THEN INSERT (mapping_id, trigger_id, date_floor, date_through, updated_through)
    VALUES (n.mapping_id, n.trigger_id, n.date_floor, n.date_through, n.updated_through)
