-- $1 enterprise or null, $2 template, $3 name, $4 int bytes, $5 sha256 (hex), $6 bytea content, $7 now, $8 user, $9 name, $10 role, $11 data source
-- Columns: id
INSERT INTO file_upload (enterprise_id, template, name, bytes, sha256, content, uploaded_at, uploaded_by, uploader_name, uploader_role, data_source_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
