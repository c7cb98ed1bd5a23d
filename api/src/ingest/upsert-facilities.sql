-- Stores facilities by the enterprise's own id. Substance, quantity and hazard level are not in the record and stay; so do elevation and traits that it
-- leaves out: what is known of the ground is not forgotten by a source that knows nothing of it.
-- $1 jsonb list of {index, enterpriseId, externalId, code, nameZh, nameEn, kind, inherentLevel, capacityT, diameterM, heightM, elevationM, hasCooling,
-- hasCrane, hasHighWork, hazardousProcess, geometry}, t and m  $2 timestamptz now
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing has no row.
INSERT INTO facility AS f (enterprise_id, external_id, code, name_zh, name_en, kind, inherent_level, capacity_t, diameter_m, height_m, elevation_m, traits,
  hazardous_process, geom, updated_at)
SELECT r."enterpriseId", r."externalId", r.code, r."nameZh", coalesce(nullif(r."nameEn", ''), r."nameZh"), r.kind, r."inherentLevel", r."capacityT", r."diameterM",
  r."heightM", r."elevationM", jsonb_strip_nulls(jsonb_build_object('cooling', r."hasCooling", 'crane', r."hasCrane", 'high-work', r."hasHighWork")),
  r."hazardousProcess",
  ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(r.geometry)), 4326), $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, code text, "nameZh" text, "nameEn" text, kind text, "inherentLevel" int,
  "capacityT" float8, "diameterM" float8, "heightM" float8, "elevationM" float8, "hasCooling" boolean, "hasCrane" boolean, "hasHighWork" boolean,
  "hazardousProcess" text, geometry jsonb)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
  kind = excluded.kind, inherent_level = excluded.inherent_level, capacity_t = excluded.capacity_t, diameter_m = excluded.diameter_m,
  height_m = excluded.height_m, elevation_m = coalesce(excluded.elevation_m, f.elevation_m), traits = f.traits || excluded.traits,
  hazardous_process = coalesce(excluded.hazardous_process, f.hazardous_process), geom = excluded.geom,
  updated_at = excluded.updated_at
WHERE (f.code, f.name_zh, f.name_en, f.kind, f.inherent_level, f.capacity_t, f.diameter_m, f.height_m, f.elevation_m, f.traits, f.hazardous_process)
    IS DISTINCT FROM (excluded.code, excluded.name_zh, excluded.name_en, excluded.kind, excluded.inherent_level, excluded.capacity_t, excluded.diameter_m,
      excluded.height_m, coalesce(excluded.elevation_m, f.elevation_m), f.traits || excluded.traits, coalesce(excluded.hazardous_process, f.hazardous_process))
  OR NOT ST_OrderingEquals(f.geom, excluded.geom)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
