-- The picture of an event. $1 id. Columns: snapshot, mediaType.
SELECT snapshot, snapshot_type AS "mediaType" FROM camera_event WHERE id = $1 AND snapshot IS NOT NULL
