-- $1 jsonb list; height in m
INSERT INTO building (ref, enterprise_id, kind, height_m, geom)
SELECT r.ref, r."enterpriseId", r.kind, r."heightM", ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326))
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "enterpriseId" bigint, kind text, "heightM" float8, geometry jsonb)
