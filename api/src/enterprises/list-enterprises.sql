-- Enterprises that the caller may see, with what matters about each.
-- $1 moment (stale points, overdue dangers)  $2 search text or null  $3 last code of the page before or null  $4 rows wanted
-- $5 only this id, or null
-- Columns: those of the row type EnterpriseRow in store.ts.
-- Order and paging by code (unique). point_status, alarm and hidden_danger are aggregated once, not per enterprise:
-- 90 enterprises with 2,000 points are one hash join each.
WITH status AS (
  SELECT enterprise_id, count(*) AS points, count(*) FILTER (WHERE state = 'unknown') AS unknown
  FROM point_status($1) GROUP BY enterprise_id
), alarms AS (
  SELECT enterprise_id, count(*) AS active
  FROM alarm WHERE state <> 'normal' AND is_active GROUP BY enterprise_id
), dangers AS (
  SELECT enterprise_id, count(*) AS open, count(*) FILTER (WHERE deadline < $1 AND state <> 'answered') AS overdue
  FROM hidden_danger WHERE is_open GROUP BY enterprise_id
), facilities AS (
  SELECT enterprise_id, count(*) AS facilities FROM facility GROUP BY enterprise_id
), hazards AS (
  SELECT u.enterprise_id, count(*) AS units, count(*) FILTER (WHERE a.verdict = 'major-hazard') AS major,
    count(*) FILTER (WHERE a.verdict IS NULL OR a.verdict = 'not-determined') AS undetermined
  FROM hazard_unit u
  LEFT JOIN LATERAL (SELECT verdict FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
  GROUP BY u.enterprise_id
), frozen AS (
  SELECT enterprise_id, array_agg(DISTINCT freezes ORDER BY freezes) AS rights
  FROM restriction WHERE state = 'active' GROUP BY enterprise_id
), land AS (
  SELECT enterprise_id, sum(area_m2) AS area_m2, ST_Extent(geom) AS box,
    ST_PointOnSurface((array_agg(geom ORDER BY area_m2 DESC))[1]) AS inside
  FROM lot WHERE enterprise_id IS NOT NULL GROUP BY enterprise_id
)
SELECT e.id, e.code, e.name_zh, e.name_en, e.kind, e.industry_zh, e.industry_en, e.rating,
  e.credit_code, e.legal_person, e.phone, e.address,
  coalesce(f.facilities, 0)::int AS facility_count, coalesce(h.units, 0)::int AS hazard_unit_count, coalesce(h.major, 0)::int AS major_hazard_count,
  coalesce(h.undetermined, 0)::int AS undetermined_hazard_count,
  coalesce(s.points, 0)::int AS point_count, coalesce(s.unknown, 0)::int AS unknown_point_count,
  coalesce(a.active, 0)::int AS active_alarm_count,
  coalesce(d.open, 0)::int AS open_hidden_danger_count, coalesce(d.overdue, 0)::int AS overdue_hidden_danger_count,
  coalesce(z.rights, '{}') AS frozen_rights,
  coalesce(l.area_m2, 0) AS area_m2,
  ST_X(l.inside) AS lon, ST_Y(l.inside) AS lat,
  ST_XMin(l.box) AS west, ST_YMin(l.box) AS south, ST_XMax(l.box) AS east, ST_YMax(l.box) AS north
FROM enterprise e
LEFT JOIN status s ON s.enterprise_id = e.id
LEFT JOIN alarms a ON a.enterprise_id = e.id
LEFT JOIN dangers d ON d.enterprise_id = e.id
LEFT JOIN facilities f ON f.enterprise_id = e.id
LEFT JOIN hazards h ON h.enterprise_id = e.id
LEFT JOIN frozen z ON z.enterprise_id = e.id
LEFT JOIN land l ON l.enterprise_id = e.id
WHERE ($2::text IS NULL OR e.code ILIKE '%' || $2 || '%' OR e.name_zh ILIKE '%' || $2 || '%' OR e.name_en ILIKE '%' || $2 || '%')
  AND ($3::text IS NULL OR e.code > $3)
  AND ($5::bigint IS NULL OR e.id = $5)
ORDER BY e.code
LIMIT $4
