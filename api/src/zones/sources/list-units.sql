-- Units by GB 18218 as sources of risk: what stands within one dike, one building or between shut-off valves is one danger, and not as many
-- as it has vessels. No parameters; scope system.
-- Columns: id, enterprise_id, name_zh, name_en, inherent_level (the worst of its facilities, each as delivered or by GB 18218, whichever is worse),
-- scenario_m (the farthest; null: of none), geometry (outlines of its facilities, those known by a point 1 m around it, GeoJSON MultiPolygon, 7
-- decimals), process (under special supervision, null: none), target_zh, target_en, target_m (the nearest protected target within 1,000 m, null:
-- none). A unit that names no facility of the registry stands within its declared bounds, by its level; not evaluated or not determined, as the worst.
-- Indexes: facility_hazard_unit, hazard_assessment_of.
WITH unit AS (
  SELECT u.id, u.enterprise_id, u.name_zh, u.name_en, coalesce(min(r.level), min(a.level), 1) AS inherent_level,
    max(r.reach_m) AS scenario_m, ST_AsGeoJSON(ST_Multi(coalesce(ST_CollectionExtract(ST_Collect(
      CASE WHEN ST_Dimension(f.geom) = 2 THEN f.geom ELSE ST_Buffer(f.geom::geography, 1)::geometry END ORDER BY f.id), 3), u.geom)), 7)::jsonb AS geometry,
    min(f.hazardous_process) AS process, coalesce(ST_Collect(f.geom), u.geom) AS geom
  FROM hazard_unit u
  LEFT JOIN facility f ON f.hazard_unit_id = u.id
  LEFT JOIN facility_risk r ON r.facility_id = f.id
  LEFT JOIN LATERAL (SELECT verdict, level FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON f.id IS NULL
  WHERE f.id IS NOT NULL OR (u.geom IS NOT NULL AND a.verdict IS DISTINCT FROM 'not-major-hazard')
  GROUP BY u.id
)
SELECT u.id, u.enterprise_id, u.name_zh, u.name_en, u.inherent_level, u.scenario_m, u.geometry, u.process, t.name_zh AS target_zh, t.name_en AS target_en,
  t.distance_m AS target_m
FROM unit u
LEFT JOIN LATERAL (
  SELECT name_zh, name_en, ST_Distance(geom::geography, u.geom::geography) AS distance_m FROM protected_target
  WHERE ST_DWithin(geom::geography, u.geom::geography, 1000) ORDER BY 3, id LIMIT 1
) t ON true
ORDER BY u.id
