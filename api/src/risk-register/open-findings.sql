-- Opens findings of measures that do not work, and keeps those that stand as they are now.
-- $1 jsonb list of {measureId, enterpriseId, kind, why, since}  $2 timestamptz now  $3 timestamptz: what ended after it was told already
-- Columns: measure_id, enterprise_id, is_told (of those that are new: a source that comes and goes is not told each time).
-- Index: measure_finding_open, by which two runs at a time open one finding.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x ("measureId" bigint, "enterpriseId" bigint, kind text, why jsonb, since timestamptz)
), kept AS (
  UPDATE measure_finding f SET why = r.why, since = coalesce(r.since, f.since), kind = r.kind
  FROM r WHERE f.control_measure_id = r."measureId" AND f.ended_at IS NULL AND (f.why, f.kind) IS DISTINCT FROM (r.why, r.kind)
), opened AS (
  INSERT INTO measure_finding (enterprise_id, control_measure_id, kind, why, since, found_at)
  SELECT r."enterpriseId", r."measureId", r.kind, r.why, r.since, $2 FROM r
  ORDER BY r."measureId"
  ON CONFLICT (control_measure_id) WHERE ended_at IS NULL DO NOTHING
  RETURNING control_measure_id, enterprise_id
)
SELECT o.control_measure_id AS measure_id, o.enterprise_id, EXISTS (SELECT FROM measure_finding f WHERE f.control_measure_id = o.control_measure_id
  AND f.ended_at > $3) AS is_told
FROM opened o ORDER BY o.control_measure_id
