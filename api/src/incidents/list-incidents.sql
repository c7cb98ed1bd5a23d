-- Incidents as they are shown, newest first. Counts and alarms are those that the caller may see.
-- $1 bigint[] ids or null, $2 boolean only open ones, $3 timestamptz and $4 bigint: opened_at and id of the last row of the page before, or null; $5 int rows
-- Columns: those of IncidentRow. Index: incident_open, incident_pkey.
SELECT i.id, i.number, i.title_zh, i.title_en, i.state, i.substance_cas, s.name_zh AS substance_name_zh, s.name_en AS substance_name_en,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  ST_X(i.geom) AS lon, ST_Y(i.geom) AS lat, i.radius_m, i.advisory_radius_m, i.opened_at, i.opened_by, opened.actor_name AS opener_name,
  opened.actor_role AS opener_role, i.closed_at, i.why, app_sees_park() AS sees_park, to_jsonb(w) AS opener_person,
  ARRAY (SELECT a.id FROM alarm a WHERE a.incident_id = i.id ORDER BY a.id) AS alarm_ids,
  (SELECT count(*) FROM incident_order o WHERE o.incident_id = i.id)::int AS order_count,
  (SELECT count(*) FROM incident_order o WHERE o.incident_id = i.id AND o.state = 'issued')::int AS unanswered_count
FROM incident i
LEFT JOIN substance s ON s.cas = i.substance_cas
LEFT JOIN enterprise e ON e.id = i.enterprise_id
LEFT JOIN LATERAL (SELECT l.actor_name, l.actor_role FROM incident_log l WHERE l.incident_id = i.id ORDER BY l.id LIMIT 1) opened ON true
LEFT JOIN person_shown w ON w.id = i.opened_by
WHERE ($1::bigint[] IS NULL OR i.id = ANY ($1)) AND (NOT $2 OR i.state = 'open')
  AND ($3::timestamptz IS NULL OR (i.opened_at, i.id) < ($3, $4::bigint))
ORDER BY i.opened_at DESC, i.id DESC LIMIT $5
