-- The last report of a gateway. Its row is held to the end of the transaction: reports of one gateway are taken one by one.
-- $1 key id, $2 enterprise id or null, $3 now, $4 version, $5 started at, $6 spool, $7 ids of the reported sources
-- Columns: told_spool, told_silent (as they were: told before), told_damaged (stretches that this run of the gateway reported before)
WITH before AS (SELECT started_at, (spool ->> 'damagedStretches')::int AS damaged FROM gateway_report WHERE api_key_id = $1)
INSERT INTO gateway_report AS r (api_key_id, enterprise_id, reported_at, version, started_at, spool, reported_ids)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::bigint[])
ON CONFLICT (api_key_id) DO UPDATE SET reported_at = excluded.reported_at, version = excluded.version, started_at = excluded.started_at,
  spool = excluded.spool, reported_ids = excluded.reported_ids
RETURNING r.told_spool, r.told_silent,
  coalesce((SELECT damaged FROM before WHERE started_at = $5), 0) AS told_damaged
