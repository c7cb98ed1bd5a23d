-- Ends the findings of measures that work again, stand still or are gone.
-- $1 bigint[] measures that work  $2 bigint[] measures that stand still  $3 bigint[] measures that do not work  $4 timestamptz now
-- Columns: id (of each that ended). Index: measure_finding_open.
UPDATE measure_finding f SET ended_at = greatest($4, f.found_at), end_reason = CASE WHEN f.control_measure_id = ANY ($1) THEN 'works'
  WHEN f.control_measure_id = ANY ($2) THEN 'stands-still' ELSE 'gone' END
WHERE f.ended_at IS NULL AND NOT f.control_measure_id = ANY ($3)
RETURNING f.id
