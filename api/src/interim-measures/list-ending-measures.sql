-- Interim protection that stands and ends before a moment, with what was told of it already. Scope system.
-- $1 timestamptz moment, $2 bigint hidden danger or null: of all
-- Columns: id, hidden_danger_id, enterprise_id, number (of the danger), state (of the danger), measure, responsible, until, decided_at, told (keys of the
-- notices sent). Index: interim_measure_standing, hidden_danger_event_interim.
SELECT m.id, m.hidden_danger_id, m.enterprise_id, d.number, d.state, m.measure, m.responsible, m.until, m.decided_at,
  (SELECT coalesce(array_agg(v.step_key), '{}') FROM hidden_danger_event v WHERE v.interim_measure_id = m.id AND v.step_key IS NOT NULL) AS told
FROM interim_measure m JOIN hidden_danger d ON d.id = m.hidden_danger_id
WHERE m.ended_at IS NULL AND m.until <= $1 AND ($2::bigint IS NULL OR m.hidden_danger_id = $2)
ORDER BY m.id
