-- Polygons and heat of sets that ended long ago; their inputs stay, so that they can be computed again.
-- $1 ended before. Rows changed: the sets.
WITH old AS (
  UPDATE zone_set SET has_zones = false, heat = NULL WHERE valid_to < $1 AND has_zones RETURNING id
), gone AS (
  DELETE FROM zone WHERE zone_set_id IN (SELECT id FROM old)
)
SELECT id FROM old
