-- Stores warning signals by the service's id; a lifted one stays lifted as of when that was learnt.
-- $1 jsonb list of {externalId, kind, level, issuedAt, expiresAt, isLifted, headline}  $2 now
-- Columns: externalId, isNew; a record that changes nothing has no row. Index: weather_warning_external_id_key.
INSERT INTO weather_warning AS w (external_id, kind, level, issued_at, expires_at, lifted_at, headline, received_at)
SELECT r."externalId", r.kind, r.level, r."issuedAt", r."expiresAt", CASE WHEN r."isLifted" THEN $2::timestamptz END, r.headline, $2
FROM jsonb_to_recordset($1::jsonb) AS r ("externalId" text, kind text, level text, "issuedAt" timestamptz, "expiresAt" timestamptz, "isLifted" boolean,
  headline text)
ORDER BY r."externalId"
ON CONFLICT (external_id) DO UPDATE SET kind = excluded.kind, level = excluded.level, issued_at = excluded.issued_at, expires_at = excluded.expires_at,
  lifted_at = CASE WHEN excluded.lifted_at IS NULL THEN NULL ELSE coalesce(w.lifted_at, excluded.lifted_at) END, headline = excluded.headline
WHERE (w.kind, w.level, w.issued_at, w.expires_at, w.lifted_at IS NULL, w.headline)
  IS DISTINCT FROM (excluded.kind, excluded.level, excluded.issued_at, excluded.expires_at, excluded.lifted_at IS NULL, excluded.headline)
RETURNING external_id AS "externalId", (xmax = 0) AS "isNew"
