-- Permits of special work that are open, with where the work is: its own place, else its facility, else its enterprise. Scope system.
-- Whether one counts at a moment, and how heavily, domain/src/special-work/standing.ts says. No parameters.
-- Columns: id, enterprise_id, number, kind, level, state, valid_from, valid_until, facility_level (null: at no facility), scenario_m (reach of its
-- reference scenario, null: not computed), geometry (GeoJSON, 7 decimals; null: of an enterprise without land and facilities).
-- Indexes: special_work_open, lot_enterprise.
SELECT s.id, s.enterprise_id, s.number, s.kind, s.level, s.state, s.valid_from, s.valid_until, r.level AS facility_level, r.reach_m AS scenario_m,
  ST_AsGeoJSON(coalesce(s.geom, r.place, (SELECT p.geom FROM enterprise_place p WHERE p.enterprise_id = s.enterprise_id)), 7)::jsonb AS geometry
FROM special_work s
LEFT JOIN facility_risk r ON r.facility_id = s.facility_id
WHERE s.state NOT IN ('finished', 'cancelled') AND NOT s.is_deleted
ORDER BY s.id
