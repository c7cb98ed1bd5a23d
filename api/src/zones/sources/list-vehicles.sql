-- Vehicles with dangerous goods that stay where they are, or of which nothing is heard. One that drives past is no state of a place.
-- $1 moment
-- Columns: id, enterprise_id, name_zh, name_en, why (standing, at-loading, silent), lon, lat (of a block of about 50 m: a step aside
-- is no change), facility_level and scenario_m (null: a vehicle belongs to no facility). Index: position_report's key.
-- Standing: a report older than 10 minutes and none since is farther than 50 m from its last place. Silent: for more than 10 minutes;
-- after a day it counts as gone.
SELECT m.id, m.enterprise_id, m.name_zh, m.name_en, round(ST_X(m.geom)::numeric / 0.0005) * 0.0005::float8 AS lon,
  round(ST_Y(m.geom)::numeric / 0.0005) * 0.0005::float8 AS lat, NULL AS facility_level, NULL AS scenario_m,
  CASE WHEN m.at < $1::timestamptz - interval '10 minutes' THEN 'silent'
    WHEN EXISTS (SELECT FROM facility f WHERE f.kind = 'loading' AND ST_DWithin(f.geom::geography, m.geom::geography, 50)) THEN 'at-loading'
    ELSE 'standing' END AS why
FROM moving_object m
WHERE m.kind = 'hazmat-truck' AND m.geom IS NOT NULL AND m.at > $1::timestamptz - interval '1 day'
  AND (m.at < $1::timestamptz - interval '10 minutes' OR (
    EXISTS (SELECT FROM position_report r WHERE r.object_id = m.id AND r.at <= $1::timestamptz - interval '10 minutes'
      AND r.at > $1::timestamptz - interval '1 day' AND ST_DWithin(r.geom::geography, m.geom::geography, 50))
    AND NOT EXISTS (SELECT FROM position_report r WHERE r.object_id = m.id AND r.at > $1::timestamptz - interval '10 minutes'
      AND NOT ST_DWithin(r.geom::geography, m.geom::geography, 50))))
ORDER BY m.id
