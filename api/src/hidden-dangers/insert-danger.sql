-- A new hidden danger.
-- $1 number, $2 enterprise, $3 facility, $4 alarm, $5 title, $6 description, $7 category, $8 grade, $9 lon, $10 lat (degrees),
-- $11 timestamptz now, $12 who reports
-- Columns: id.
INSERT INTO hidden_danger (number, enterprise_id, facility_id, alarm_id, title, description, category, grade, state, geom, reported_at, reported_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'reported', ST_SetSRID(ST_MakePoint($9, $10), 4326), $11, $12)
RETURNING id
