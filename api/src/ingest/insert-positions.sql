-- Stores positions; a repeat of (object, time) changes nothing.
-- $1 bigint[] object, $2 float8[] epoch ms, $3 float8[] lon, $4 float8[] lat (WGS 84 degrees), $5 float8[] km/h, $6 float8[] degrees
-- clockwise from north, $7 float8[] m, $8 text[] alarms and $9 text[] status, names with commas between; NULL: not said,
-- $10 timestamptz when they came
INSERT INTO position_report (object_id, at, speed_kmh, heading_deg, altitude_m, alarms, status, received_at, geom)
SELECT o, to_timestamp(ms / 1000), speed, heading, altitude, string_to_array(alarms, ','), string_to_array(status, ','), $10,
  ST_SetSRID(ST_MakePoint(lon, lat), 4326)
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::text[], $9::text[])
  AS r (o, ms, lon, lat, speed, heading, altitude, alarms, status)
ON CONFLICT DO NOTHING
