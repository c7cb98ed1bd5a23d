-- Ends of stored events. $1 bigint[] cameras and $2 text[] the boxes' own ids, in one order. Columns: cameraId, externalId, endsAt.
-- Index: camera_event_camera_id_external_id_key.
SELECT e.camera_id AS "cameraId", e.external_id AS "externalId", e.ends_at AS "endsAt"
FROM unnest($1::bigint[], $2::text[]) AS k (camera_id, external_id) JOIN camera_event e USING (camera_id, external_id)
