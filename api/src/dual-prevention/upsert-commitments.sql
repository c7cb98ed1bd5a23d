-- Stores daily safety commitments (安全承诺公告) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, commitDate, commitment, mHazards, riskGrade, commitContent, counts}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "commitDate" timestamptz,
    commitment text, "mHazards" boolean, "riskGrade" text, "commitContent" text, counts jsonb)
), gone AS (
  UPDATE safety_commitment AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO safety_commitment AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, committed_at, committed_by, are_major_hazards_safe, risk_grade, content, counts,
    received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."commitDate", r.commitment, r."mHazards", r."riskGrade", r."commitContent",
    r.counts, $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    committed_at = excluded.committed_at, committed_by = excluded.committed_by, are_major_hazards_safe = excluded.are_major_hazards_safe,
    risk_grade = excluded.risk_grade, content = excluded.content, counts = excluded.counts, received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent) IS DISTINCT FROM (excluded.is_deleted, excluded.sent)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
