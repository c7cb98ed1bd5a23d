-- A file as it was read. $1 enterprise or null, $2 name, $3 sha256, $4 jsonb rows, $5 jsonb faults, $6 timestamptz now, $7 user, $8 name, $9 role. Columns: id.
INSERT INTO standard_import (enterprise_id, name, sha256, rows, faults, uploaded_at, uploaded_by, uploader_name, uploader_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
