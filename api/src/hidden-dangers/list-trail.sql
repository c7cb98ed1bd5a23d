-- The whole story of one hidden danger, oldest first. $1 bigint id.
-- Columns: of hidden_danger_event. Index: hidden_danger_event_danger.
SELECT at, user_id, actor_name, actor_role, action, from_state, to_state, text, attachment_ids, data
FROM hidden_danger_event WHERE hidden_danger_id = $1 ORDER BY id
