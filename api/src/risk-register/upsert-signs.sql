-- Last signs of life of recognition; an older one changes nothing.
-- $1 jsonb list of {cameraId, enterpriseId, at, kinds}, each camera once  $2 now. Columns: camera_id, is_new.
INSERT INTO recognition_sign AS s (camera_id, enterprise_id, at, kinds, received_at)
SELECT r."cameraId", r."enterpriseId", r.at, ARRAY(SELECT jsonb_array_elements_text(r.kinds)), $2
FROM jsonb_to_recordset($1::jsonb) AS r ("cameraId" bigint, "enterpriseId" bigint, at timestamptz, kinds jsonb)
ORDER BY r."cameraId"
ON CONFLICT (camera_id) DO UPDATE SET at = excluded.at, kinds = excluded.kinds, enterprise_id = excluded.enterprise_id, received_at = excluded.received_at
WHERE excluded.at > s.at OR (excluded.at = s.at AND excluded.kinds <> s.kinds)
RETURNING s.camera_id, (xmax = 0) AS is_new
