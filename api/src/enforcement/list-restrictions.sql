-- Frozen rights and proposals with the hidden danger behind each, newest first.
-- $1 text[] states or null, $2 bigint[] ids or null, $3 bigint hidden danger or null, $4 bigint enterprise or null; null does not filter
-- Columns: those of RestrictionRow. Index: restriction_enterprise, restriction_pkey.
SELECT r.id, r.freezes, r.state, r.proposed_at, r.why_zh, r.why_en, r.decided_at, r.decided_by, r.decider_name, r.decider_role, r.decision_reason,
  r.lifted_at, r.lifted_by, r.lifter_name, r.lifter_role, r.lift_reason,
  to_jsonb(decider) AS decider_person, to_jsonb(lifter) AS lifter_person,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  h.id AS danger_id, h.number AS danger_number, h.title AS danger_title
FROM restriction r
JOIN enterprise e ON e.id = r.enterprise_id
LEFT JOIN hidden_danger h ON h.id = r.hidden_danger_id
LEFT JOIN person_shown decider ON decider.id = r.decided_by
LEFT JOIN person_shown lifter ON lifter.id = r.lifted_by
WHERE ($1::text[] IS NULL OR r.state = ANY ($1)) AND ($2::bigint[] IS NULL OR r.id = ANY ($2))
  AND ($3::bigint IS NULL OR r.hidden_danger_id = $3) AND ($4::bigint IS NULL OR r.enterprise_id = $4)
ORDER BY r.proposed_at DESC, r.id DESC LIMIT 1000
