-- One line as it is shown on a day. $1 bigint id, $2 date. Columns: of standard_line_card, standing, coming_version, latest, seed_waiting, open dangers
-- that the caller sees and that were judged by it.
SELECT c.*, o.standing, o.coming_version,
  (SELECT max(v.version) FROM standard_line_version v WHERE v.line_id = c.id) AS latest,
  l.seed_waiting IS NOT NULL AS is_seed_waiting,
  (SELECT count(*)::int FROM hidden_danger h WHERE h.standard_line_id = c.id AND h.closed_at IS NULL) AS open_dangers
FROM standard_lines_on($2::date) o
JOIN standard_line_card c ON c.id = o.line_id AND c.version = o.version
JOIN standard_line l ON l.id = c.id
WHERE o.line_id = $1
