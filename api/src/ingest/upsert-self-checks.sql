-- Stores self-check results by the enterprise's own id.
-- $1 jsonb list of {enterpriseId, facilityId, externalId, checkedAt, checkedBy, item, result, note}
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing has no row.
INSERT INTO self_check AS s (enterprise_id, facility_id, external_id, checked_at, checked_by, item, result, note)
SELECT r."enterpriseId", r."facilityId", r."externalId", r."checkedAt", r."checkedBy", r.item, r.result, r.note
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "facilityId" bigint, "externalId" text, "checkedAt" timestamptz, "checkedBy" text, item text,
  result text, note text)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET facility_id = excluded.facility_id, checked_at = excluded.checked_at, checked_by = excluded.checked_by,
  item = excluded.item, result = excluded.result, note = excluded.note
WHERE (s.facility_id, s.checked_at, s.checked_by, s.item, s.result, s.note)
  IS DISTINCT FROM (excluded.facility_id, excluded.checked_at, excluded.checked_by, excluded.item, excluded.result, excluded.note)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
