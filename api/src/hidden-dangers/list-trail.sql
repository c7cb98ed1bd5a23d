-- The whole story of one hidden danger, oldest first. $1 bigint id.
-- Columns: of hidden_danger_event, person. Index: hidden_danger_event_danger.
SELECT v.at, v.user_id, v.actor_name, v.actor_role, v.action, v.from_state, v.to_state, v.text, v.attachment_ids, v.data, to_jsonb(w) AS person
FROM hidden_danger_event v LEFT JOIN person_shown w ON w.id = v.user_id
WHERE v.hidden_danger_id = $1 ORDER BY v.id
