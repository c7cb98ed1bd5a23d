-- Stores events by the camera and the box's own id; its end is taken over, the snapshot stays.
-- $1 jsonb list of {enterpriseId, cameraId, pointId, externalId, kind, at, endsAt, confidence}  $2 now
-- $3 bytea[] snapshots, $4 text[] their media types, both in the order of the list, null = none
-- Columns: externalId, cameraId, isNew; an event that changes nothing has no row. Index: camera_event_camera_id_external_id_key.
INSERT INTO camera_event AS e (enterprise_id, camera_id, point_id, external_id, kind, at, ends_at, confidence, snapshot, snapshot_type, received_at)
SELECT r."enterpriseId", r."cameraId", r."pointId", r."externalId", r.kind, r.at, r."endsAt", r.confidence, ($3::bytea[])[r.n], ($4::text[])[r.n], $2
FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("enterpriseId" bigint, "cameraId" bigint, "pointId" bigint, "externalId" text, kind text, at timestamptz,
  "endsAt" timestamptz, confidence float8)) WITH ORDINALITY AS r ("enterpriseId", "cameraId", "pointId", "externalId", kind, at, "endsAt", confidence, n)
ORDER BY r."cameraId", r."externalId"
ON CONFLICT (camera_id, external_id) DO UPDATE SET ends_at = excluded.ends_at, confidence = coalesce(excluded.confidence, e.confidence),
  snapshot = coalesce(e.snapshot, excluded.snapshot), snapshot_type = coalesce(e.snapshot_type, excluded.snapshot_type)
WHERE e.ends_at <> excluded.ends_at OR (e.snapshot IS NULL AND excluded.snapshot IS NOT NULL)
RETURNING external_id AS "externalId", camera_id AS "cameraId", (xmax = 0) AS "isNew"
