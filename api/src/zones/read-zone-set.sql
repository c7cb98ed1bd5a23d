-- The set that was valid at a moment, without its zones.
-- $1 moment, or null for the current one
-- Columns: id, valid_from, valid_to, computed_at, model_version, inputs_hash, reason, point_count, unknown_count, has_zones, ground_hash, held
SELECT id, valid_from, valid_to, computed_at, model_version, inputs_hash, reason, point_count, unknown_count, has_zones, ground_hash, held
FROM zone_set
WHERE CASE WHEN $1::timestamptz IS NULL THEN valid_to IS NULL ELSE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) END
ORDER BY valid_from DESC
LIMIT 1
