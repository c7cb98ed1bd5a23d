-- $1 jsonb list. Columns: id, ref.
INSERT INTO rescue_station (ref, code, name_zh, name_en, kind, properties, geom)
SELECT r.ref, r.code, r."nameZh", r."nameEn", r.kind, jsonb_build_object('people', r.people, 'phone', r.phone), ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, code text, "nameZh" text, "nameEn" text, kind text, people int, phone text, geometry jsonb)
RETURNING id, ref
