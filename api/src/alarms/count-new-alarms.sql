-- New alarms by place, as far as the caller sees them, the most first; what is hidden on purpose (shelved, suppressed) is not told to people.
-- $1 timestamptz now, $2 float8 length of the window before it, seconds, $3 text[] states in which an alarm is hidden
-- Columns: those of NewAlarmsRow. Index: alarm_list.
SELECT n.count, e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  f.id AS facility_id, f.code AS facility_code, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en
FROM (SELECT enterprise_id, facility_id, count(*)::int AS count FROM alarm
  WHERE raised_at > $1::timestamptz - make_interval(secs => $2) AND raised_at <= $1 AND state <> ALL ($3::text[])
  GROUP BY enterprise_id, facility_id) n
LEFT JOIN enterprise e ON e.id = n.enterprise_id
LEFT JOIN facility f ON f.id = n.facility_id
ORDER BY n.count DESC, e.code, f.code
