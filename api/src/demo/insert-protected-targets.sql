-- $1 jsonb list
INSERT INTO protected_target (ref, code, name_zh, name_en, kind, population, geom)
SELECT r.ref, r.code, r."nameZh", r."nameEn", r.kind, r.population, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, code text, "nameZh" text, "nameEn" text, kind text, population int, geometry jsonb)
