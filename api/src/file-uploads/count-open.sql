-- Uploads that no gateway has finished. $1 enterprise id or null: the park's. Columns: count. Index: file_upload_open
SELECT count(*)::int AS count FROM file_upload
WHERE state IN ('waiting', 'taken', 'read') AND enterprise_id IS NOT DISTINCT FROM $1::bigint
