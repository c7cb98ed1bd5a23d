-- Uploads, the newest first; never their content. Index: file_upload_of, file_upload_by_time
-- $1 enterprise or null: all that may be seen, $2 moment and $3 id of the last one of the page before, or null, $4 rows, $5 one upload or null
-- Columns: those of UploadRow
SELECT u.id, u.enterprise_id, e.code AS enterprise_code, e.name_zh, e.name_en, u.template, u.name, u.bytes, u.sha256, u.state, u.uploaded_at, u.uploaded_by,
  u.uploader_name, u.uploader_role, to_jsonb(w) AS person, u.data_source_id, u.taken_at, u.finished_at, u.row_count, u.accepted, u.rejected, u.fault_count
FROM file_upload u
LEFT JOIN enterprise e ON e.id = u.enterprise_id
LEFT JOIN person_shown w ON w.id = u.uploaded_by
WHERE ($1::bigint IS NULL OR u.enterprise_id = $1) AND ($2::timestamptz IS NULL OR (u.uploaded_at, u.id) < ($2, $3::bigint))
  AND ($5::bigint IS NULL OR u.id = $5)
ORDER BY u.uploaded_at DESC, u.id DESC
LIMIT $4
