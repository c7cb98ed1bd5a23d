-- State points of cameras at 0 although an event goes on: it came after the end of a later one. $1 now. Columns: code.
-- Index: camera_event_point, latest_value_pkey; video points only.
SELECT p.code
FROM point p JOIN latest_value v ON v.point_id = p.id
WHERE p.kind = 'video-event' AND v.value < 1 AND v.at <= $1
  AND EXISTS (SELECT 1 FROM camera_event e WHERE e.point_id = p.id AND e.at <= $1 AND e.ends_at > $1)
ORDER BY p.id
LIMIT 1000
