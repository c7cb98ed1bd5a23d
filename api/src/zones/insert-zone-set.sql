-- A new set of zones; the one before ends where it begins.
-- $1 valid from  $2 computed at  $3 model version  $4 inputs hash  $5 ground hash  $6 reason
-- $7 points  $8 unknown points  $9 heat (jsonb)  $10 held (jsonb)
-- $11 red, $12 yellow, $13 blue land, m²
-- Columns: id. The unique index zone_set_current refuses a second current set.
WITH closed AS (UPDATE zone_set SET valid_to = $1 WHERE valid_to IS NULL RETURNING id)
INSERT INTO zone_set (valid_from, computed_at, model_version, inputs_hash, ground_hash, reason, point_count, unknown_count, heat, held,
  red_m2, yellow_m2, blue_m2)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
WHERE (SELECT count(*) FROM closed) >= 0
RETURNING id
