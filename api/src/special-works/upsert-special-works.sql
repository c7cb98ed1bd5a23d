-- Stores permits of special work (特殊作业票) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, ticketNo, ticketType, level, state, ticketContent, ticketPosition,
--   facilityId, area (GeoJSON), isOutdoor, planStartTime, planEndTime, issueTime, startTime, endTime, people, workerName, contractorOrg, supervisorName,
--   tickerResponsName}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "ticketNo" text,
    "ticketType" text, level text, state text, "ticketContent" text, "ticketPosition" text, "facilityId" bigint, area jsonb, "isOutdoor" boolean,
    "planStartTime" timestamptz, "planEndTime" timestamptz, "issueTime" timestamptz, "startTime" timestamptz, "endTime" timestamptz, people integer,
    "workerName" text, "contractorOrg" text, "supervisorName" text, "tickerResponsName" text)
), gone AS (
  UPDATE special_work AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO special_work AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, number, kind, level, state, content, place, facility_id, geom, is_outdoor, valid_from,
    valid_until, issued_at, started_at, finished_at, people, workers, contractor, guardian, responsible, received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."ticketNo", r."ticketType", r.level, r.state, r."ticketContent",
    r."ticketPosition", r."facilityId", ST_Force2D(ST_SetSRID(ST_GeomFromGeoJSON(r.area), 4326)), r."isOutdoor", r."planStartTime", r."planEndTime",
    r."issueTime", r."startTime", r."endTime", r.people, r."workerName", r."contractorOrg", r."supervisorName", r."tickerResponsName", $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    number = excluded.number, kind = excluded.kind, level = excluded.level, state = excluded.state, content = excluded.content, place = excluded.place,
    facility_id = excluded.facility_id, geom = excluded.geom, is_outdoor = excluded.is_outdoor, valid_from = excluded.valid_from,
    valid_until = excluded.valid_until, issued_at = excluded.issued_at, started_at = excluded.started_at, finished_at = excluded.finished_at,
    people = excluded.people, workers = excluded.workers, contractor = excluded.contractor, guardian = excluded.guardian,
    responsible = excluded.responsible, received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent, s.facility_id) IS DISTINCT FROM (excluded.is_deleted, excluded.sent, excluded.facility_id)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
