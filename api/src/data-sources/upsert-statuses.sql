-- What a gateway says about its sources. A row that says the same again is not written; `details` null leaves those that stand.
-- $1 jsonb list of {id, status, details, downSince, toldDown}, $2 now. Index: source_status_pkey
INSERT INTO source_status AS t (data_source_id, enterprise_id, reported_at, status, details, details_at, down_since, told_down)
SELECT s.id, s.enterprise_id, $2, e -> 'status', e -> 'details', $2, (e ->> 'downSince')::timestamptz, (e ->> 'toldDown')::boolean
FROM jsonb_array_elements($1::jsonb) e JOIN data_source s ON s.id = (e ->> 'id')::bigint
ORDER BY s.id
ON CONFLICT (data_source_id) DO UPDATE SET reported_at = excluded.reported_at, status = excluded.status,
  details = CASE WHEN excluded.details = 'null' THEN t.details ELSE excluded.details END,
  details_at = CASE WHEN excluded.details = 'null' THEN t.details_at ELSE excluded.details_at END,
  down_since = excluded.down_since, told_down = excluded.told_down
WHERE t.status <> excluded.status OR (excluded.details <> 'null' AND t.details <> excluded.details)
  OR t.down_since IS DISTINCT FROM excluded.down_since OR t.told_down <> excluded.told_down
