-- $1 jsonb list; people by day and by night  $2 when they were estimated
INSERT INTO population_cell (ref, day_people, night_people, resident_people, indoor_share_day, source, at, geom)
SELECT r.ref, r."dayPeople", r."nightPeople", r."residentPeople", r."indoorShareDay", r.source, $2, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "dayPeople" float8, "nightPeople" float8, "residentPeople" float8, "indoorShareDay" float8, source text, geometry jsonb)
