-- Inspection reports, those whose next inspection is due first at the top, replaced ones last.
-- $1 enterprise id or null  $2 boolean: only overdue ones  $3 timestamptz now  $4 place of the last one of the page before, or null  $5 rows wanted
-- Columns: those of Row in store.ts; overdue counts those of the whole list. Index equipment_inspection_of finds a later report of the same equipment.
WITH shown AS (
  SELECT i.*, f.code AS facility_code, f.name_zh AS facility_zh, f.name_en AS facility_en, l.is_latest,
    -- A date of the park's own calendar.
    l.is_latest AND i.next_due < ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS is_overdue
  FROM equipment_inspection i
  LEFT JOIN facility f ON f.id = i.facility_id,
  LATERAL (SELECT NOT EXISTS (SELECT FROM equipment_inspection o WHERE o.enterprise_id = i.enterprise_id
    AND o.registration_number = i.registration_number AND (o.inspected_at, o.id) > (i.inspected_at, i.id)) AS is_latest) l
  WHERE $1::bigint IS NULL OR i.enterprise_id = $1
), placed AS (
  -- Reports that stand before those that were replaced, no date before any date: it is unknown, and not "never".
  SELECT *, (CASE WHEN is_latest THEN '0 ' ELSE '1 ' END || coalesce(to_char(next_due, 'YYYY-MM-DD'), '0000-00-00') || ' ' || lpad(id::text, 15, '0')) COLLATE "C" AS place
  FROM shown
)
SELECT id, enterprise_id, facility_id, facility_code, facility_zh, facility_en, registration_number, equipment_type, equipment_name, report_number,
  inspected_at, result, safety_grade, to_char(next_due, 'YYYY-MM-DD') AS next_due, inspector, note, is_latest,
  coalesce(is_overdue, false) AS is_overdue, (SELECT count(*) FROM shown WHERE is_overdue) AS overdue, place
FROM placed
WHERE (NOT $2 OR is_overdue) AND ($4::text IS NULL OR place > $4)
ORDER BY place
LIMIT $5
