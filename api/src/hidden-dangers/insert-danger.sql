-- A new hidden danger.
-- $1 number, $2 enterprise, $3 facility, $4 alarm, $5 title, $6 description, $7 category, $8 grade, $9 lon, $10 lat (degrees),
-- $11 timestamptz now, $12 who reports, $13 line of the library of standards or null, $14 its version or null
-- Columns: id.
INSERT INTO hidden_danger (number, enterprise_id, facility_id, alarm_id, title, description, category, grade, state, geom, reported_at, reported_by,
  standard_line_id, standard_line_version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'reported', ST_SetSRID(ST_MakePoint($9, $10), 4326), $11, $12, $13, $14)
RETURNING id
