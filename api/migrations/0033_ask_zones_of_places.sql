-- Zones over time: how much land had which colour, and which sources reached a place.

ALTER TABLE zone_set
  ADD COLUMN red_m2 double precision CHECK (red_m2 >= 0),
  ADD COLUMN yellow_m2 double precision CHECK (yellow_m2 >= 0),
  ADD COLUMN blue_m2 double precision CHECK (blue_m2 >= 0);
COMMENT ON COLUMN zone_set.red_m2 IS 'Land in red, m²; kept when the polygons are dropped. Null: a set from before this was kept';
UPDATE zone_set s SET red_m2 = a.red, yellow_m2 = a.yellow, blue_m2 = a.blue
FROM (SELECT zone_set_id, coalesce(sum(area_m2) FILTER (WHERE colour = 'red'), 0) AS red, coalesce(sum(area_m2) FILTER (WHERE colour = 'yellow'), 0) AS yellow,
  coalesce(sum(area_m2) FILTER (WHERE colour = 'blue'), 0) AS blue FROM zone GROUP BY zone_set_id) a
WHERE a.zone_set_id = s.id;

ALTER TABLE zone_source ADD COLUMN geom geometry(Geometry, 4326);
UPDATE zone_source SET geom = ST_SetSRID(ST_GeomFromGeoJSON(source->'at'), 4326);
ALTER TABLE zone_source ALTER COLUMN geom SET NOT NULL;
CREATE INDEX zone_source_geom ON zone_source USING gist (geom);
COMMENT ON COLUMN zone_source.geom IS 'Where it is (the same as in source), to find what reaches a place';

-- What counts, for whom: a source of somebody else keeps its weight and loses its name.
CREATE VIEW zone_source_shown WITH (security_barrier = true) AS
SELECT s.id, s.valid_from, s.valid_to, s.geom, (s.source->>'reachM')::float8 AS reach_m,
  CASE WHEN (SELECT app_sees_park()) OR (s.source->>'enterpriseId')::bigint = ANY ((SELECT app_enterprises())::bigint[]) THEN s.source
  ELSE s.source || jsonb_build_object('id', 'neighbour:' || s.id, 'enterpriseId', NULL, 'reasons', (
    SELECT jsonb_agg(r.item || jsonb_build_object('id', 'neighbour:' || s.id || ':' || r.n, 'refId', NULL, 'label', NULL) ORDER BY r.n)
    FROM jsonb_array_elements(s.source->'reasons') WITH ORDINALITY AS r (item, n))) END AS source
FROM zone_source s;
COMMENT ON VIEW zone_source_shown IS 'Sources of risk as the caller may see them: others without name and record';
GRANT SELECT ON zone_source_shown TO parkwatch_app;
