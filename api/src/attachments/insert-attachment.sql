-- A photo that hangs on nothing yet.
-- $1 media type, $2 int bytes, $3 sha256 (hex), $4 bytea content, $5 timestamptz now, $6 uploader, $7 name, $8 role,
-- $9 timestamptz taken at or null, $10 lon and $11 lat where taken (degrees) or null
-- Columns: id.
INSERT INTO attachment (media_type, bytes, sha256, content, uploaded_at, uploaded_by, uploader_name, uploader_role, taken_at, taken_geom)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ST_SetSRID(ST_MakePoint($10::float8, $11::float8), 4326))
RETURNING id
