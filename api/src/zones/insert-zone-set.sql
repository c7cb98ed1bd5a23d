-- A new set of zones and what it was computed from; the one before ends where it begins.
-- $1 valid from  $2 computed at  $3 model version  $4 inputs hash  $5 base hash  $6 inputs (jsonb)  $7 reason
-- $8 points  $9 unknown points  $10 heat (jsonb)
-- Columns: id. The unique index zone_set_current refuses a second current set.
WITH closed AS (UPDATE zone_set SET valid_to = $1 WHERE valid_to IS NULL RETURNING id),
made AS (
  INSERT INTO zone_set (valid_from, computed_at, model_version, inputs_hash, reason, point_count, unknown_count, heat)
  SELECT $1, $2, $3, $4, $7, $8, $9, $10
  WHERE (SELECT count(*) FROM closed) >= 0
  RETURNING id
)
INSERT INTO zone_input (zone_set_id, base_hash, inputs)
SELECT id, $5, $6 FROM made
RETURNING zone_set_id AS id
