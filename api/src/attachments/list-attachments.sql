-- What is told about photos, without their bytes: of a hidden danger or by id.
-- $1 bigint hidden danger or null, $2 bigint[] ids or null
-- Columns: those of AttachmentRow. Index: attachment_danger, attachment_pkey.
SELECT id, media_type, bytes, sha256, uploaded_at, uploaded_by, uploader_name, uploader_role, taken_at, ST_X(taken_geom) AS lon, ST_Y(taken_geom) AS lat
FROM attachment WHERE hidden_danger_id = $1 OR id = ANY ($2::bigint[])
ORDER BY id
