-- Stored events at whose end another event of the same point goes on. A box's clock may run ahead: an event began at the
-- latest when it was received. $1 bigint[] cameras and $2 text[] the boxes' own ids, in one order.
-- Columns: cameraId, externalId. Indexes: camera_event_camera_id_external_id_key, camera_event_point.
SELECT e.camera_id AS "cameraId", e.external_id AS "externalId"
FROM unnest($1::bigint[], $2::text[]) AS k (camera_id, external_id) JOIN camera_event e USING (camera_id, external_id)
WHERE EXISTS (SELECT 1 FROM camera_event o WHERE o.point_id = e.point_id AND o.id <> e.id AND o.ends_at > e.ends_at
  AND least(o.at, o.received_at) <= e.ends_at)
