-- A toxic gas alarm as the linkage and its orders need it, locked. A confirmation counts once: what led to an incident that is closed
-- does not open the next one.
-- $1 bigint alarm
-- Columns: those of GasAlarmRow. Index: alarm_pkey.
SELECT a.id, a.point_id, p.kind AS point_kind, a.condition, a.is_active, a.last_at, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, p.substance_cas,
  a.facility_id, a.enterprise_id, a.value, a.limit_value, p.unit, p.code AS point_code, p.name_zh AS point_name_zh, p.name_en AS point_name_en,
  e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en,
  s.name_zh AS substance_name_zh, s.name_en AS substance_name_en, s.un_number,
  CASE WHEN i.closed_at IS NULL OR a.confirmed_at > i.closed_at THEN a.confirmed_by END AS confirmed_by,
  con.actor_name AS confirmed_name, con.actor_role AS confirmed_role,
  coalesce(w.display_name, con.actor_name) AS confirmer
FROM alarm a
JOIN point p ON p.id = a.point_id
LEFT JOIN enterprise e ON e.id = a.enterprise_id
LEFT JOIN facility f ON f.id = a.facility_id
LEFT JOIN substance s ON s.cas = p.substance_cas
LEFT JOIN incident i ON i.id = a.incident_id
LEFT JOIN LATERAL (SELECT t.actor_name, t.actor_role FROM alarm_transition t
  WHERE t.alarm_id = a.id AND t.action = 'confirm' ORDER BY t.id DESC LIMIT 1) con ON true
LEFT JOIN person_shown w ON w.id = a.confirmed_by
WHERE a.id = $1
FOR UPDATE OF a
