-- Stores hidden dangers of the enterprises own system (隐患信息) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, parentId, checkId, dangerName, dangerLevel, registTime, dangerManageType, liablePerson,
--   dangerManageDeadline, dangerState, checkAcceptTime}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint,
    "checkId" bigint, "dangerName" text, "dangerLevel" text, "registTime" timestamptz, "dangerManageType" text, "liablePerson" text,
    "dangerManageDeadline" timestamptz, "dangerState" text, "checkAcceptTime" timestamptz)
), gone AS (
  UPDATE reported_danger AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO reported_danger AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, control_measure_id, check_record_id, name, level, registered_at, handling,
    liable_person, deadline, state, accepted_at, received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."checkId", r."dangerName", r."dangerLevel", r."registTime",
    r."dangerManageType", r."liablePerson", r."dangerManageDeadline", r."dangerState", r."checkAcceptTime", $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    control_measure_id = excluded.control_measure_id, check_record_id = excluded.check_record_id, name = excluded.name, level = excluded.level,
    registered_at = excluded.registered_at, handling = excluded.handling, liable_person = excluded.liable_person, deadline = excluded.deadline,
    state = excluded.state, accepted_at = excluded.accepted_at, received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent, s.control_measure_id, s.check_record_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.control_measure_id,
    excluded.check_record_id)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
