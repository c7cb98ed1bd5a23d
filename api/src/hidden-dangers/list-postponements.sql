-- Later deadlines of one hidden danger, the last one first. $1 bigint hidden danger.
-- Columns: id, state, asked_at, asked_by, asker_name, asker_role, asker_person, reason, from_deadline, until, decided_at, decided_by, decider_name,
-- decider_role, decider_person, decision (jsonb: a string or {zh, en}). Index: postponement_danger.
SELECT p.id, p.state, p.asked_at, p.asked_by, p.asker_name, p.asker_role, to_jsonb(asker) AS asker_person, p.reason, p.from_deadline, p.until,
  p.decided_at, p.decided_by, p.decider_name, p.decider_role, to_jsonb(decider) AS decider_person, p.decision
FROM postponement p
LEFT JOIN person_shown asker ON asker.id = p.asked_by
LEFT JOIN person_shown decider ON decider.id = p.decided_by
WHERE p.hidden_danger_id = $1 ORDER BY p.id DESC
