-- Stores inspection reports of special equipment by the enterprise's own id.
-- $1 jsonb list of {enterpriseId, facilityId, externalId, registrationNumber, equipmentType, equipmentName, reportNumber, inspectedAt, result, safetyGrade,
--   nextDue, inspector, note}
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing has no row.
INSERT INTO equipment_inspection AS i (enterprise_id, facility_id, external_id, registration_number, equipment_type, equipment_name, report_number, inspected_at,
  result, safety_grade, next_due, inspector, note)
SELECT r."enterpriseId", r."facilityId", r."externalId", r."registrationNumber", r."equipmentType", r."equipmentName", r."reportNumber", r."inspectedAt",
  r.result, r."safetyGrade", r."nextDue", r.inspector, r.note
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "facilityId" bigint, "externalId" text, "registrationNumber" text, "equipmentType" text,
  "equipmentName" text, "reportNumber" text, "inspectedAt" timestamptz, result text, "safetyGrade" smallint, "nextDue" date, inspector text, note text)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET facility_id = excluded.facility_id, registration_number = excluded.registration_number,
  equipment_type = excluded.equipment_type, equipment_name = excluded.equipment_name, report_number = excluded.report_number,
  inspected_at = excluded.inspected_at, result = excluded.result, safety_grade = excluded.safety_grade, next_due = excluded.next_due,
  inspector = excluded.inspector, note = excluded.note
WHERE (i.facility_id, i.registration_number, i.equipment_type, i.equipment_name, i.report_number, i.inspected_at, i.result, i.safety_grade, i.next_due,
    i.inspector, i.note)
  IS DISTINCT FROM (excluded.facility_id, excluded.registration_number, excluded.equipment_type, excluded.equipment_name, excluded.report_number,
    excluded.inspected_at, excluded.result, excluded.safety_grade, excluded.next_due, excluded.inspector, excluded.note)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
