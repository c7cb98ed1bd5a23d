-- What is told about the photos of a task of supervision. $1 bigint task. Columns: those of AttachmentRow. Index: attachment_supervision_task.
SELECT t.id, t.media_type, t.bytes, t.sha256, t.uploaded_at, t.uploaded_by, t.uploader_name, t.uploader_role, t.taken_at,
  ST_X(t.taken_geom) AS lon, ST_Y(t.taken_geom) AS lat, to_jsonb(w) AS person
FROM attachment t LEFT JOIN person_shown w ON w.id = t.uploaded_by
WHERE t.supervision_task_id = $1
ORDER BY t.id
