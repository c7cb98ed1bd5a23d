-- Stores inspection tasks (隐患排查任务) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, parentId, troubleshootContent, checkCycle, checkCycleUnit, taskStartTime, workStartTime,
--   workEndTime, workDayType, workType, taskNum}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint,
    "troubleshootContent" text, "checkCycle" integer, "checkCycleUnit" text, "taskStartTime" timestamptz, "workStartTime" time, "workEndTime" time,
    "workDayType" text, "workType" text, "taskNum" integer)
), gone AS (
  UPDATE check_task AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO check_task AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, control_measure_id, content, cycle, cycle_unit, starts_at, work_from, work_to,
    work_days, work_type, task_number, received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."troubleshootContent", r."checkCycle", r."checkCycleUnit",
    r."taskStartTime", r."workStartTime", r."workEndTime", r."workDayType", r."workType", r."taskNum", $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    control_measure_id = excluded.control_measure_id, content = excluded.content, cycle = excluded.cycle, cycle_unit = excluded.cycle_unit,
    starts_at = excluded.starts_at, work_from = excluded.work_from, work_to = excluded.work_to, work_days = excluded.work_days,
    work_type = excluded.work_type, task_number = excluded.task_number, received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent, s.control_measure_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.control_measure_id)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
