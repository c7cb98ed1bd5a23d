-- Interim protection of one hidden danger: what stands, the earliest end first; then what has ended, the last first. $1 bigint hidden danger
-- Columns: of interim_measure, adder, ender (people as they are shown). Index: interim_measure_danger.
SELECT m.id, m.kind, m.measure, m.responsible, m.added_at, m.added_by, m.adder_name, m.adder_role, to_jsonb(a) AS adder, m.until, m.decided_at,
  m.extended_count, m.ended_at, m.ended_by, m.ender_name, m.ender_role, to_jsonb(e) AS ender, m.ended_why, m.version
FROM interim_measure m
LEFT JOIN person_shown a ON a.id = m.added_by
LEFT JOIN person_shown e ON e.id = m.ended_by
WHERE m.hidden_danger_id = $1
ORDER BY m.ended_at DESC NULLS FIRST, m.until, m.id
