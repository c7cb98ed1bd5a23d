-- Evaluations of a unit, newest first. $1 bigint unit, $2 bigint only this one, or null, $3 int rows
-- Columns: those of LogRow in store.ts. Index: hazard_assessment_of.
SELECT id, at, cause, verdict, level, inputs_hash, inputs -> 'residents' AS residents, change, assessment -> 'findings' AS findings,
  CASE WHEN $2::bigint IS NOT NULL OR row_number() OVER (ORDER BY at DESC, id DESC) = 1 THEN assessment END AS assessment,
  assessment -> 's' AS s, assessment -> 'r' AS r, assessment -> 'alpha' -> 'people' AS people,
  (assessment ->> 'isLowerBound')::boolean AS is_lower_bound, (assessment ->> 'isAssumed')::boolean AS is_assumed
FROM hazard_assessment
WHERE hazard_unit_id = $1 AND ($2::bigint IS NULL OR id = $2)
ORDER BY at DESC, id DESC
LIMIT $3
