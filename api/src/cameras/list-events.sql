-- Events of cameras, the newest first.
-- $1 camera, $2 point, $3 enterprise or null = any  $4 moment and $5 id of the last one of the page before, or null = from the newest
-- $6 rows wanted
-- Columns: those of EventRow in store.ts. Indexes: camera_event_time, camera_event_point.
SELECT e.id, e.kind, e.at, e.ends_at, e.confidence, e.snapshot IS NOT NULL AS has_snapshot, e.point_id, e.enterprise_id,
  c.id AS camera_id, c.code AS camera_code, c.name_zh, c.name_en, c.heading_deg, c.fov_deg, c.stream_url
FROM camera_event e JOIN camera c ON c.id = e.camera_id
WHERE ($1::bigint IS NULL OR e.camera_id = $1) AND ($2::bigint IS NULL OR e.point_id = $2) AND ($3::bigint IS NULL OR e.enterprise_id = $3)
  AND ($4::timestamptz IS NULL OR (e.at, e.id) < ($4, $5::bigint))
ORDER BY e.at DESC, e.id DESC
LIMIT $6
