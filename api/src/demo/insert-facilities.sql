-- $1 jsonb list; masses in t, lengths in m. What they are by GB 18218 follows from their units. Columns: id, externalId.
INSERT INTO facility (enterprise_id, external_id, code, name_zh, name_en, kind, inherent_level, substance_cas, capacity_t, quantity_t, diameter_m, height_m,
  elevation_m, traits, hazardous_process, geom)
SELECT r."enterpriseId", r."externalId", r.code, r."nameZh", r."nameEn", r.kind, r."inherentLevel", r."substanceCas", r."capacityT", r."quantityT", r."diameterM",
  r."heightM", r."elevationM", r.traits, r."hazardousProcess", ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, code text, "nameZh" text, "nameEn" text, kind text, "inherentLevel" int,
  "substanceCas" text, "capacityT" float8, "quantityT" float8, "diameterM" float8, "heightM" float8, "elevationM" float8, traits jsonb,
  "hazardousProcess" text, geometry jsonb)
RETURNING id, external_id AS "externalId"
