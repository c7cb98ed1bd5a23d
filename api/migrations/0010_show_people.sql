-- Who did a thing is shown by name, role and enterprise, not by the account alone. The account stands in the row as it was.

CREATE OR REPLACE VIEW alarm_card WITH (security_invoker = true) AS
SELECT a.id, a.rule_id, a.condition, a.priority, a.state, a.raised_at, a.last_at, a.cleared_at, a.value, a.peak_value, a.limit_value,
  a.occurrences, a.explain, a.incident_id,
  p.id AS point_id, p.code AS point_code, p.name_zh AS point_name_zh, p.name_en AS point_name_en, p.kind AS point_kind, p.unit,
  ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  f.id AS facility_id, f.code AS facility_code, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en,
  s.cas, s.name_zh AS substance_name_zh, s.name_en AS substance_name_en,
  a.acked_at, a.acked_by, ack.actor_name AS acked_name, ack.actor_role AS acked_role,
  a.confirmed_at, a.confirmed_by, con.actor_name AS confirmed_name, con.actor_role AS confirmed_role,
  a.shelved_until, a.shelve_reason, a.shelved_by, shl.actor_name AS shelved_name, shl.actor_role AS shelved_role,
  to_jsonb(acker) AS acked_person, to_jsonb(confirmer) AS confirmed_person, to_jsonb(shelver) AS shelved_person
FROM alarm a
JOIN point p ON p.id = a.point_id
LEFT JOIN enterprise e ON e.id = a.enterprise_id
LEFT JOIN facility f ON f.id = a.facility_id
LEFT JOIN substance s ON s.cas = p.substance_cas
LEFT JOIN LATERAL (SELECT t.actor_name, t.actor_role FROM alarm_transition t
  WHERE a.acked_at IS NOT NULL AND t.alarm_id = a.id AND t.action = 'acknowledge' ORDER BY t.id DESC LIMIT 1) ack ON true
LEFT JOIN LATERAL (SELECT t.actor_name, t.actor_role FROM alarm_transition t
  WHERE a.confirmed_at IS NOT NULL AND t.alarm_id = a.id AND t.action = 'confirm' ORDER BY t.id DESC LIMIT 1) con ON true
LEFT JOIN LATERAL (SELECT t.actor_name, t.actor_role FROM alarm_transition t
  WHERE a.shelved_until IS NOT NULL AND t.alarm_id = a.id AND t.action = 'shelve' ORDER BY t.id DESC LIMIT 1) shl ON true
LEFT JOIN person_shown acker ON acker.id = a.acked_by
LEFT JOIN person_shown confirmer ON confirmer.id = a.confirmed_by
LEFT JOIN person_shown shelver ON shelver.id = a.shelved_by;

CREATE OR REPLACE VIEW hidden_danger_card WITH (security_invoker = true) AS
SELECT h.id, h.number, h.title, h.description, h.alarm_id, h.category, h.grade, h.state, ST_X(h.geom) AS lon, ST_Y(h.geom) AS lat,
  h.reported_at, h.reported_by, rep.actor_name AS reporter_name, rep.actor_role AS reporter_role, h.dispatched_at, h.respond_by,
  h.responded_at, h.deadline, h.answered_at, h.closed_at, h.returned_count,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  f.id AS facility_id, f.code AS facility_code, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en,
  esc.action AS escalation_step, esc.at AS escalation_at,
  -- Everyone of the enterprise who took it up or answered it: none of them may accept.
  (SELECT coalesce(array_agg(DISTINCT v.user_id), '{}') FROM hidden_danger_event v
    WHERE v.hidden_danger_id = h.id AND v.action IN ('take-up', 'answer') AND v.user_id IS NOT NULL) AS rectifiers,
  to_jsonb(reporter) AS reporter_person
FROM hidden_danger h
JOIN enterprise e ON e.id = h.enterprise_id
LEFT JOIN facility f ON f.id = h.facility_id
LEFT JOIN LATERAL (SELECT v.actor_name, v.actor_role FROM hidden_danger_event v
  WHERE v.hidden_danger_id = h.id AND v.action = 'report' ORDER BY v.id LIMIT 1) rep ON true
LEFT JOIN LATERAL (SELECT v.action, v.at FROM hidden_danger_event v
  WHERE v.hidden_danger_id = h.id AND v.step_key IS NOT NULL ORDER BY v.id DESC LIMIT 1) esc ON true
LEFT JOIN person_shown reporter ON reporter.id = h.reported_by;
