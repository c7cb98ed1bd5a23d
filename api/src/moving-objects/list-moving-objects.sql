-- Vehicles and vessels that have reported a position. Columns: those of ObjectRow. Index: none, a small table.
SELECT id, code, name_zh, name_en, kind, enterprise_id, at, speed_kmh, heading_deg, altitude_m, alarms, status, ST_X(geom) AS lon, ST_Y(geom) AS lat
FROM moving_object
WHERE at IS NOT NULL AND geom IS NOT NULL AND ($1::bigint[] IS NULL OR id = ANY ($1))
ORDER BY id
