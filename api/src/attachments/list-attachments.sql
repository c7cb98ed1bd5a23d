-- What is told about photos, without their bytes: of a hidden danger or by id.
-- $1 bigint hidden danger or null, $2 bigint[] ids or null
-- Columns: those of AttachmentRow. Index: attachment_danger, attachment_pkey.
SELECT t.id, t.media_type, t.bytes, t.sha256, t.uploaded_at, t.uploaded_by, t.uploader_name, t.uploader_role, t.taken_at,
  ST_X(t.taken_geom) AS lon, ST_Y(t.taken_geom) AS lat, to_jsonb(w) AS person
FROM attachment t LEFT JOIN person_shown w ON w.id = t.uploaded_by
WHERE t.hidden_danger_id = $1 OR t.id = ANY ($2::bigint[])
ORDER BY t.id
