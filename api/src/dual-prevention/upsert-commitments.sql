-- Stores daily safety commitments (安全承诺公告) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, sent, sourceUpdatedAt, commitDate, commitment, mHazards, riskGrade, commitContent, counts}  $2 now
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
INSERT INTO safety_commitment AS s (enterprise_id, external_id, is_deleted, sent, source_updated_at, committed_at, committed_by, are_major_hazards_safe, risk_grade, content,
  counts, received_at)
SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."commitDate", r.commitment, r."mHazards", r."riskGrade", r."commitContent", r.counts, $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, deleted boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "commitDate" timestamptz, commitment text,
  "mHazards" boolean, "riskGrade" text, "commitContent" text, counts jsonb)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET is_deleted = excluded.is_deleted, sent = excluded.sent,
  source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at), committed_at = excluded.committed_at,
  committed_by = excluded.committed_by, are_major_hazards_safe = excluded.are_major_hazards_safe, risk_grade = excluded.risk_grade,
  content = excluded.content, counts = excluded.counts, received_at = excluded.received_at
WHERE (s.is_deleted, s.sent) IS DISTINCT FROM (excluded.is_deleted, excluded.sent)
  AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
