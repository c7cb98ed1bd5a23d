-- Stores positions; a repeat of (object, time) changes nothing.
-- $1 bigint[] object, $2 float8[] epoch ms, $3 float8[] lon, $4 float8[] lat (WGS 84 degrees), $5 float8[] km/h, $6 float8[] degrees
-- clockwise from north, $7 timestamptz when they came
INSERT INTO position_report (object_id, at, speed_kmh, heading_deg, received_at, geom)
SELECT o, to_timestamp(ms / 1000), speed, heading, $7, ST_SetSRID(ST_MakePoint(lon, lat), 4326)
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::float8[]) AS r (o, ms, lon, lat, speed, heading)
ON CONFLICT DO NOTHING
