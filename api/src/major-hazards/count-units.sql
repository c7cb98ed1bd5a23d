-- How many units stand where. $1 bigint enterprise or null, $2 text ILIKE pattern on code and names, or null
-- Columns: level1 … level4, notDetermined (a unit without an evaluation too), notMajorHazard.
SELECT count(*) FILTER (WHERE a.level = 1)::int AS level1, count(*) FILTER (WHERE a.level = 2)::int AS level2,
  count(*) FILTER (WHERE a.level = 3)::int AS level3, count(*) FILTER (WHERE a.level = 4)::int AS level4,
  count(*) FILTER (WHERE a.verdict IS NULL OR a.verdict = 'not-determined')::int AS "notDetermined",
  count(*) FILTER (WHERE a.verdict = 'not-major-hazard')::int AS "notMajorHazard"
FROM hazard_unit u
JOIN enterprise e ON e.id = u.enterprise_id
LEFT JOIN LATERAL (SELECT verdict, level FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
WHERE ($1::bigint IS NULL OR u.enterprise_id = $1)
  AND ($2::text IS NULL OR u.code ILIKE $2 OR u.name_zh ILIKE $2 OR u.name_en ILIKE $2 OR e.code ILIKE $2 OR e.name_zh ILIKE $2 OR e.name_en ILIKE $2)
