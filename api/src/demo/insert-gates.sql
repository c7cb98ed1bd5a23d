-- $1 jsonb list
INSERT INTO gate (ref, enterprise_id, code, name_zh, name_en, kind, geom)
SELECT r.ref, r."enterpriseId", r.code, r."nameZh", r."nameEn", r.kind, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "enterpriseId" bigint, code text, "nameZh" text, "nameEn" text, kind text, geometry jsonb)
