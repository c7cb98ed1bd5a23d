-- $1 jsonb list; generated, and marked so
INSERT INTO flood_area (ref, name_zh, name_en, origin, geom)
SELECT r.ref, r."nameZh", r."nameEn", 'demo', ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "nameZh" text, "nameEn" text, geometry jsonb)
