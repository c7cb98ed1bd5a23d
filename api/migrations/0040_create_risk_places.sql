-- How heavy a facility is and where it and its enterprise are, for all that weighs on the risk map: one rule each, not one a query.
-- They see what the caller sees (security_invoker): row-level security holds in them.
CREATE VIEW facility_risk WITH (security_invoker = true) AS
SELECT f.id AS facility_id, f.enterprise_id, least(f.inherent_level, f.hazard_level) AS level, r.reach_m,
  CASE WHEN ST_Dimension(f.geom) = 1 THEN ST_Buffer(f.geom::geography, 1)::geometry ELSE f.geom END AS place
FROM facility f
LEFT JOIN facility_reach r ON r.facility_id = f.id;
COMMENT ON VIEW facility_risk IS 'A facility as the risk map takes it';
COMMENT ON COLUMN facility_risk.level IS '1 (major) to 4 (low): as delivered, or by GB 18218 where that is worse';
COMMENT ON COLUMN facility_risk.reach_m IS 'Reach of its reference scenario, m; null: not computed';
COMMENT ON COLUMN facility_risk.place IS 'Point or area; what is known by a line alone is 1 m around it';
GRANT SELECT ON facility_risk TO parkwatch_app;

-- Lots do not overlap, so they are collected and not united (89 enterprises, embedded: a union took 20 s, this 30 ms).
CREATE VIEW enterprise_place WITH (security_invoker = true) AS
SELECT e.id AS enterprise_id, coalesce(
  (SELECT ST_CollectionExtract(ST_Collect(ST_SimplifyPreserveTopology(l.geom, 0.0001)), 3) FROM lot l WHERE l.enterprise_id = e.id),
  (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(f.geom))::geography, 20)::geometry FROM facility f WHERE f.enterprise_id = e.id)) AS geom
FROM enterprise e;
COMMENT ON VIEW enterprise_place IS 'Where an enterprise is: its land, else 20 m around what stands there; null: it has neither';
GRANT SELECT ON enterprise_place TO parkwatch_app;
