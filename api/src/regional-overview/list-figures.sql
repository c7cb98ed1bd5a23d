-- Enterprises that the caller may see, with the figures that they are ranked by.
-- $1 moment (unknown points, overdue dangers)
-- Columns: id, code, name_zh, name_en, hazard_level, major_hazards, undetermined_hazards, open_dangers, overdue_dangers, ineffective_measures, points,
-- unknown_points, missed_tasks. Each table is aggregated once. Row-level security decides what is counted: visits by the park are not an enterprise's to see.
WITH status AS (
  SELECT enterprise_id, count(*) AS points, count(*) FILTER (WHERE state = 'unknown') AS unknown FROM point_status($1) GROUP BY enterprise_id
), dangers AS (
  SELECT enterprise_id, count(*) AS open, count(*) FILTER (WHERE deadline < $1 AND state <> 'answered') AS overdue
  FROM hidden_danger WHERE is_open GROUP BY enterprise_id
), hazards AS (
  SELECT u.enterprise_id, min(a.level) AS level, count(*) FILTER (WHERE a.verdict = 'major-hazard') AS major,
    count(*) FILTER (WHERE a.verdict IS NULL OR a.verdict = 'not-determined') AS undetermined
  FROM hazard_unit u
  LEFT JOIN LATERAL (SELECT verdict, level FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
  GROUP BY u.enterprise_id
), measures AS (
  SELECT enterprise_id, count(*) AS ineffective FROM measure_finding WHERE ended_at IS NULL GROUP BY enterprise_id
), tasks AS (
  SELECT enterprise_id, count(*) AS missed FROM supervision_task WHERE state = 'missed' GROUP BY enterprise_id
)
SELECT e.id, e.code, e.name_zh, e.name_en, h.level AS hazard_level, coalesce(h.major, 0)::int AS major_hazards,
  coalesce(h.undetermined, 0)::int AS undetermined_hazards, coalesce(d.open, 0)::int AS open_dangers, coalesce(d.overdue, 0)::int AS overdue_dangers,
  coalesce(m.ineffective, 0)::int AS ineffective_measures, coalesce(s.points, 0)::int AS points, coalesce(s.unknown, 0)::int AS unknown_points,
  coalesce(t.missed, 0)::int AS missed_tasks
FROM enterprise e
LEFT JOIN status s ON s.enterprise_id = e.id
LEFT JOIN dangers d ON d.enterprise_id = e.id
LEFT JOIN hazards h ON h.enterprise_id = e.id
LEFT JOIN measures m ON m.enterprise_id = e.id
LEFT JOIN tasks t ON t.enterprise_id = e.id
ORDER BY e.code
