-- Studies without their results, newest first.
-- $1 bigint one id or null; $2 timestamptz and $3 bigint: created_at and id of the last row of the page before, or null; $4 int rows
-- Columns: those of SummaryRow. Index: risk_study_by_time, risk_study_pkey.
SELECT s.id, s.number, s.title, s.created_at, s.created_by, s.creator_name, s.creator_role, to_jsonb(w) AS creator, s.state, s.progress, s.failure,
  s.engine_version, s.figures, s.seen_at
FROM risk_study s LEFT JOIN person_shown w ON w.id = s.created_by
WHERE ($1::bigint IS NULL OR s.id = $1) AND ($2::timestamptz IS NULL OR (s.created_at, s.id) < ($2, $3::bigint))
ORDER BY s.created_at DESC, s.id DESC LIMIT $4
