-- Stores deactivation windows (停用、检修) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, objectId, parentId, stopStartTime, stopEndTime, stopReason}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "objectId" bigint,
    "parentId" bigint, "stopStartTime" timestamptz, "stopEndTime" timestamptz, "stopReason" text)
), gone AS (
  UPDATE deactivation AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO deactivation AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, risk_object_id, risk_unit_id, starts_at, ends_at, reason, received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."objectId", r."parentId", r."stopStartTime", r."stopEndTime",
    r."stopReason", $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    risk_object_id = excluded.risk_object_id, risk_unit_id = excluded.risk_unit_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    reason = excluded.reason, received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent, s.risk_object_id, s.risk_unit_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.risk_object_id,
    excluded.risk_unit_id)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
