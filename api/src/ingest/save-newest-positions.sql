-- Newest position per object; an older one changes nothing.
-- $1 … $9 as in insert-positions.sql, one row per object. Column: id of each object that moved. Index: moving_object_pkey.
UPDATE moving_object m SET at = to_timestamp(r.ms / 1000), speed_kmh = r.speed, heading_deg = r.heading, altitude_m = r.altitude,
  alarms = string_to_array(r.alarms, ','), status = string_to_array(r.status, ','), geom = ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326)
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::text[], $9::text[])
  AS r (o, ms, lon, lat, speed, heading, altitude, alarms, status)
WHERE m.id = r.o AND (m.at IS NULL OR m.at < to_timestamp(r.ms / 1000))
RETURNING m.id
