-- Binds sensors and cameras of its own enterprise to an automatic measure; what is another's is left out, and so missing in the count.
-- $1 measure  $2 bigint[] points  $3 jsonb list of {cameraId, eventKinds}  $4 timestamptz now  $5 who
WITH m AS (SELECT id, enterprise_id FROM control_measure WHERE id = $1)
INSERT INTO measure_binding (enterprise_id, control_measure_id, point_id, camera_id, camera_kinds, bound_at, bound_by)
SELECT m.enterprise_id, m.id, p.id, NULL::bigint, '{}'::text[], $4::timestamptz, $5::bigint FROM m JOIN point p ON p.enterprise_id = m.enterprise_id AND p.id = ANY ($2)
UNION ALL
SELECT m.enterprise_id, m.id, NULL::bigint, c.id, ARRAY(SELECT jsonb_array_elements_text(x."eventKinds")), $4, $5
FROM m CROSS JOIN jsonb_to_recordset($3::jsonb) AS x ("cameraId" bigint, "eventKinds" jsonb)
JOIN camera c ON c.id = x."cameraId" AND c.enterprise_id = m.enterprise_id
