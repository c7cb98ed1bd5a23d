-- A new incident.
-- $1 number, $2 title (Chinese), $3 title (English), $4 enterprise or null, $5 facility or null, $6 substance or null, $7 lon, $8 lat (degrees),
-- $9 radius (m), $10 radius of the guide (m) or null, $11 timestamptz now, $12 who or null, $13 jsonb why
-- Columns: id.
INSERT INTO incident (number, title_zh, title_en, state, enterprise_id, facility_id, substance_cas, geom, radius_m, advisory_radius_m, opened_at, opened_by, why)
VALUES ($1, $2, $3, 'open', $4, $5, $6, ST_SetSRID(ST_MakePoint($7, $8), 4326), $9, $10, $11, $12, $13)
RETURNING id
