-- All stored layers as one query: rows of one layer as GeoJSON parts.
-- $1 layer id
-- Columns: id (unique within the layer), geometry (GeoJSON, 7 decimals), properties.
-- What flows in a pipeline, how hot and under which pressure is for the park alone: the table itself is open to all.
-- A unit by GB 18218 stands at the north of its bounds, else of those around its facilities, clear of the names in their middle; one of neither is
-- in lists only.
-- Row-level security bounds facility, camera, gate and hazard_unit; lots keep their owner only where the caller may see the enterprise.
SELECT l.id, ST_AsGeoJSON(l.geom, 7)::jsonb AS geometry, jsonb_build_object(
    'code', l.ref, 'purpose', l.purpose, 'areaM2', round(l.area_m2::numeric),
    'kind', CASE
      WHEN l.purpose ~* '(storage|tank|warehouse|logistics|distribution)' THEN 'storage'
      WHEN l.purpose ~* '(manufactur|refinery|energy|cogen|separation|plant|production|waste|water|utilit)' THEN 'industry'
      WHEN l.purpose ~* '(road|dock|corridor|connection)' THEN 'transport'
      ELSE 'other' END,
    'enterpriseId', e.id, 'nameZh', e.name_zh, 'nameEn', e.name_en) AS properties
FROM lot l LEFT JOIN enterprise e ON e.id = l.enterprise_id
WHERE $1 = 'lots'
UNION ALL
SELECT b.id, ST_AsGeoJSON(b.geom, 7)::jsonb, jsonb_build_object('code', b.ref, 'kind', b.kind, 'heightM', b.height_m, 'enterpriseId', e.id)
FROM building b LEFT JOIN enterprise e ON e.id = b.enterprise_id
WHERE $1 = 'buildings'
UNION ALL
SELECT m.id, ST_AsGeoJSON(m.geom, 7)::jsonb,
  CASE WHEN m.layer = 'pipelines' AND NOT (SELECT app_sees_park()) THEN jsonb_build_object('kind', m.properties->'kind') ELSE m.properties END
    || jsonb_build_object('code', m.ref)
FROM map_feature m
WHERE m.layer = $1
UNION ALL
SELECT f.id, ST_AsGeoJSON(f.geom, 7)::jsonb, jsonb_build_object(
    'code', f.code, 'nameZh', f.name_zh, 'nameEn', f.name_en, 'kind', f.kind, 'enterpriseId', f.enterprise_id,
    'inherentLevel', f.inherent_level, 'isMajorHazard', f.is_major_hazard, 'hazardLevel', f.hazard_level,
    'cas', f.substance_cas, 'substanceZh', s.name_zh, 'substanceEn', s.name_en, 'capacityT', f.capacity_t, 'quantityT', f.quantity_t,
    'diameterM', f.diameter_m, 'heightM', f.height_m)
FROM facility f LEFT JOIN substance s ON s.cas = f.substance_cas
WHERE $1 = 'facilities'
UNION ALL
SELECT c.id, ST_AsGeoJSON(c.geom, 7)::jsonb, jsonb_build_object(
    'code', c.code, 'nameZh', c.name_zh, 'nameEn', c.name_en, 'kind', 'camera', 'enterpriseId', c.enterprise_id, 'headingDeg', c.heading_deg, 'fovDeg', c.fov_deg,
    'heightM', c.height_m, 'streamUrl', c.stream_url)
FROM camera c
WHERE $1 = 'cameras'
UNION ALL
SELECT g.id, ST_AsGeoJSON(g.geom, 7)::jsonb, jsonb_build_object(
    'code', g.code, 'nameZh', g.name_zh, 'nameEn', g.name_en, 'kind', g.kind, 'enterpriseId', g.enterprise_id)
FROM gate g
WHERE $1 = 'gates'
UNION ALL
SELECT r.id, ST_AsGeoJSON(r.geom, 7)::jsonb, r.properties || jsonb_build_object('code', r.code, 'nameZh', r.name_zh, 'nameEn', r.name_en, 'kind', r.kind)
FROM rescue_station r
WHERE $1 = 'rescue-stations'
UNION ALL
SELECT t.id, ST_AsGeoJSON(t.geom, 7)::jsonb, jsonb_build_object(
    'code', t.code, 'nameZh', t.name_zh, 'nameEn', t.name_en, 'kind', t.kind, 'population', t.population)
FROM protected_target t
WHERE $1 = 'protected-targets'
UNION ALL
SELECT h.id, ST_AsGeoJSON(h.place, 7)::jsonb, jsonb_build_object(
    'code', h.code, 'nameZh', h.name_zh, 'nameEn', h.name_en, 'kind', h.kind, 'enterpriseId', h.enterprise_id,
    'state', CASE a.verdict WHEN 'major-hazard' THEN 'level' || a.level WHEN 'not-major-hazard' THEN 'none' ELSE 'unknown' END)
FROM (
  SELECT u.*, ST_SetSRID(ST_MakePoint((ST_XMin(b.box) + ST_XMax(b.box)) / 2, ST_YMax(b.box)), 4326) AS place
  FROM hazard_unit u, LATERAL (SELECT coalesce(Box2D(u.geom), (SELECT ST_Extent(f.geom) FROM facility f WHERE f.hazard_unit_id = u.id)) AS box) b
  WHERE $1 = 'major-hazards'
) h
LEFT JOIN LATERAL (SELECT verdict, level FROM hazard_assessment WHERE hazard_unit_id = h.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
WHERE h.place IS NOT NULL
ORDER BY 1
