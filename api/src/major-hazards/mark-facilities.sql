-- What facilities show of their unit. $1 jsonb list of {hazardUnitId, verdict, level, isLowerBound}, $2 timestamptz now
-- Columns: id of each that changed. What is not known never lowers: not determined leaves a facility as it was, "at least" only raises it.
UPDATE facility f SET is_major_hazard = n.is_major_hazard, hazard_level = n.hazard_level, updated_at = $2
FROM (
  SELECT o.id, r.verdict = 'major-hazard' AS is_major_hazard, CASE WHEN r."isLowerBound" THEN least(r.level, o.hazard_level) ELSE r.level END AS hazard_level
  FROM jsonb_to_recordset($1::jsonb) AS r ("hazardUnitId" bigint, verdict text, level int, "isLowerBound" boolean)
  JOIN facility o ON o.hazard_unit_id = r."hazardUnitId"
  WHERE r.verdict <> 'not-determined'
) n
WHERE f.id = n.id AND (f.is_major_hazard, f.hazard_level) IS DISTINCT FROM (n.is_major_hazard, n.hazard_level)
RETURNING f.id
