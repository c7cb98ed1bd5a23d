-- Stores risk events (安全风险事件) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, sent, sourceUpdatedAt, parentId, riskEventName}  $2 now
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
INSERT INTO risk_event AS s (enterprise_id, external_id, is_deleted, sent, source_updated_at, risk_unit_id, name, received_at)
SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."riskEventName", $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, deleted boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint, "riskEventName" text)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET is_deleted = excluded.is_deleted, sent = excluded.sent,
  source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at), risk_unit_id = excluded.risk_unit_id,
  name = excluded.name, received_at = excluded.received_at
WHERE (s.is_deleted, s.sent, s.risk_unit_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.risk_unit_id)
  AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
