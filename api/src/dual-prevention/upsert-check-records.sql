-- Stores inspection records (隐患排查记录) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, sent, sourceUpdatedAt, parentId, checkTime, checkStatus}  $2 now
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
INSERT INTO check_record AS s (enterprise_id, external_id, is_deleted, sent, source_updated_at, check_task_id, checked_at, status, received_at)
SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."checkTime", r."checkStatus", $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, deleted boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint, "checkTime" timestamptz,
  "checkStatus" text)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET is_deleted = excluded.is_deleted, sent = excluded.sent,
  source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at), check_task_id = excluded.check_task_id,
  checked_at = excluded.checked_at, status = excluded.status, received_at = excluded.received_at
WHERE (s.is_deleted, s.sent, s.check_task_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.check_task_id)
  AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
