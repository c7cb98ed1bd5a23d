-- Orders as they are shown: unanswered ones first, then the nearest.
-- $1 bigint[] ids or null, $2 bigint incident or null, $3 boolean only those of open incidents
-- Columns: those of OrderRow. Index: incident_order (incident_id, enterprise_id), incident_order_pkey.
SELECT o.id, o.incident_id, o.kind, o.instruction_zh, o.instruction_en, o.distance_m, o.is_downwind, o.state, o.issued_at, o.due_at,
  o.acknowledged_at, o.acknowledged_by, o.answerer_name, o.answerer_role, o.headcount, o.note, to_jsonb(w) AS person,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM incident_order o
JOIN enterprise e ON e.id = o.enterprise_id
LEFT JOIN person_shown w ON w.id = o.acknowledged_by
WHERE ($1::bigint[] IS NULL OR o.id = ANY ($1)) AND ($2::bigint IS NULL OR o.incident_id = $2) AND (NOT $3 OR o.state <> 'stood-down')
ORDER BY o.state = 'issued' DESC, o.distance_m, o.id LIMIT 1000
