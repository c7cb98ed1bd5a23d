-- $1 jsonb list; angles in degrees
INSERT INTO camera (ref, enterprise_id, code, name_zh, name_en, heading_deg, fov_deg, geom)
SELECT r.ref, r."enterpriseId", r.code, r."nameZh", r."nameEn", r."headingDeg", r."fieldOfViewDeg", ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "enterpriseId" bigint, code text, "nameZh" text, "nameEn" text, "headingDeg" float8, "fieldOfViewDeg" float8,
  geometry jsonb)
