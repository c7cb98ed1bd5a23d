-- What weather rules ask of facilities. $1 boolean: with their outlines  $2 timestamptz now. Scope system.
-- Columns: id, enterprise_id, enterprise_code, enterprise_name_zh, enterprise_name_en, code, name_zh, name_en, kind, inherent_level, elevation_m, traits,
-- is_in_flood_area (null: no flood area is known in the park), holds_flammables (by its substance and its stock; null: some substance is not known, and
-- none is known to be flammable), lon, lat (within it), geometry (of what is known by a point or a line 1 m around it; GeoJSON, 7 decimals;
-- null unless asked for). Traits are those of the registry; lifting and work at height that go on there under a permit, outdoors or nobody said, are
-- the traits of that moment (which permits count: domain/src/special-work/standing.ts). Indexes: flood_area_geom, special_work_facility.
WITH park AS (SELECT EXISTS (SELECT FROM flood_area) AS has_flood_map),
held AS (
  SELECT c.facility_id,
    CASE WHEN coalesce(bool_or(s.is_flammable), false) THEN true WHEN count(*) = count(s.cas) THEN false END AS flammables
  FROM (
    SELECT id AS facility_id, substance_cas AS cas FROM facility WHERE substance_cas IS NOT NULL
    UNION SELECT facility_id, cas FROM inventory WHERE quantity_t > 0
  ) c LEFT JOIN substance s ON s.cas = c.cas
  GROUP BY c.facility_id
), worked AS (
  SELECT s.facility_id, jsonb_object_agg(CASE s.kind WHEN 'lifting' THEN 'crane' ELSE 'high-work' END, true) AS traits
  FROM special_work s
  WHERE s.kind IN ('lifting', 'height') AND (s.state = 'working' OR s.state = 'approved' AND s.valid_from <= $2::timestamptz)
    AND NOT s.is_deleted AND s.is_outdoor IS DISTINCT FROM false AND s.facility_id IS NOT NULL
  GROUP BY s.facility_id
)
SELECT f.id, f.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, f.code, f.name_zh, f.name_en,
  f.kind, r.level AS inherent_level, f.elevation_m, f.traits || coalesce(worked.traits, '{}') AS traits, held.flammables AS holds_flammables,
  CASE WHEN park.has_flood_map THEN EXISTS (SELECT FROM flood_area a WHERE ST_Intersects(a.geom, f.geom)) END AS is_in_flood_area,
  ST_X(inside.at) AS lon, ST_Y(inside.at) AS lat, CASE WHEN $1 THEN ST_AsGeoJSON(
    CASE WHEN ST_Dimension(f.geom) = 2 THEN f.geom ELSE ST_Buffer(f.geom::geography, 1)::geometry END, 7)::jsonb END AS geometry
FROM facility f
JOIN facility_risk r ON r.facility_id = f.id
JOIN enterprise e ON e.id = f.enterprise_id
CROSS JOIN park
CROSS JOIN LATERAL (SELECT ST_PointOnSurface(f.geom) AS at) inside
LEFT JOIN held ON held.facility_id = f.id
LEFT JOIN worked ON worked.facility_id = f.id
ORDER BY f.id
