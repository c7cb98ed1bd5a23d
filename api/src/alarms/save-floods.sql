-- What became of floods. A flood that stands already is not begun twice.
-- $1 timestamptz now, $2 jsonb list of {span: enterprise or null, count, is: begun | standing | ended}. Index: alarm_flood_open.
WITH change AS (
  SELECT c.span, c.count, c."is" FROM jsonb_to_recordset($2::jsonb) AS c (span bigint, count int, "is" text)
), begun AS (
  INSERT INTO alarm_flood (enterprise_id, began_at, peak_count) SELECT span, $1, count FROM change WHERE "is" = 'begun'
)
UPDATE alarm_flood f SET ended_at = CASE WHEN c."is" = 'ended' THEN $1::timestamptz END, peak_count = GREATEST(f.peak_count, c.count)
FROM change c
WHERE f.ended_at IS NULL AND c."is" <> 'begun' AND f.enterprise_id IS NOT DISTINCT FROM c.span
