-- Permits of special work that are open, with where the work is: its own place, else its facility, else the land of its enterprise. Scope system.
-- Whether one counts at a moment, and how heavily, domain/src/special-work/standing.ts says. No parameters.
-- Columns: id, enterprise_id, number, kind, level, state, valid_from, valid_until, facility_level (null: at no facility), scenario_m (reach of its
-- reference scenario, null: not computed), geometry (GeoJSON, 7 decimals; of a facility known by a line 1 m around it; of an enterprise without land
-- around what stands there; null: of one without either). Indexes: special_work_open, lot_enterprise, facility_enterprise_id_external_id_key. Lots do
-- not overlap, so they are collected and not united (list-data-quality.sql).
SELECT s.id, s.enterprise_id, s.number, s.kind, s.level, s.state, s.valid_from, s.valid_until,
  least(f.inherent_level, f.hazard_level) AS facility_level, r.reach_m AS scenario_m,
  ST_AsGeoJSON(CASE
    WHEN s.geom IS NOT NULL THEN s.geom
    WHEN ST_Dimension(f.geom) = 1 THEN ST_Buffer(f.geom::geography, 1)::geometry
    WHEN f.geom IS NOT NULL THEN f.geom
    ELSE coalesce(
      (SELECT ST_CollectionExtract(ST_Collect(ST_SimplifyPreserveTopology(l.geom, 0.0001)), 3) FROM lot l WHERE l.enterprise_id = s.enterprise_id),
      (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(o.geom))::geography, 1)::geometry FROM facility o WHERE o.enterprise_id = s.enterprise_id))
  END, 7)::jsonb AS geometry
FROM special_work s
LEFT JOIN facility f ON f.id = s.facility_id
LEFT JOIN facility_reach r ON r.facility_id = f.id
WHERE s.state NOT IN ('finished', 'cancelled') AND NOT s.is_deleted
ORDER BY s.id
