-- Stores hidden dangers of the enterprises own system (隐患信息) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, sent, sourceUpdatedAt, parentId, checkId, dangerName, dangerLevel, registTime, dangerManageType, liablePerson,
--   dangerManageDeadline, dangerState, checkAcceptTime}  $2 now
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
INSERT INTO reported_danger AS s (enterprise_id, external_id, is_deleted, sent, source_updated_at, control_measure_id, check_record_id, name, level, registered_at, handling,
  liable_person, deadline, state, accepted_at, received_at)
SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."checkId", r."dangerName", r."dangerLevel", r."registTime", r."dangerManageType",
  r."liablePerson", r."dangerManageDeadline", r."dangerState", r."checkAcceptTime", $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, deleted boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint, "checkId" bigint,
  "dangerName" text, "dangerLevel" text, "registTime" timestamptz, "dangerManageType" text, "liablePerson" text, "dangerManageDeadline" timestamptz,
  "dangerState" text, "checkAcceptTime" timestamptz)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET is_deleted = excluded.is_deleted, sent = excluded.sent,
  source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
  control_measure_id = excluded.control_measure_id, check_record_id = excluded.check_record_id, name = excluded.name, level = excluded.level,
  registered_at = excluded.registered_at, handling = excluded.handling, liable_person = excluded.liable_person, deadline = excluded.deadline,
  state = excluded.state, accepted_at = excluded.accepted_at, received_at = excluded.received_at
WHERE (s.is_deleted, s.sent, s.control_measure_id, s.check_record_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.control_measure_id,
  excluded.check_record_id)
  AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
