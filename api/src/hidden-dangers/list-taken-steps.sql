-- Rungs of the ladder that were taken. $1 bigint[] hidden dangers. Columns: hidden_danger_id, key, action. Index: hidden_danger_event_danger.
SELECT hidden_danger_id, step_key AS key, action FROM hidden_danger_event
WHERE hidden_danger_id = ANY ($1::bigint[]) AND step_key IS NOT NULL ORDER BY id
