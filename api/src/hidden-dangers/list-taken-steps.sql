-- Rungs of the ladder that were taken, and when a person ended what a proposal to freeze led to: rejected it, or lifted the freeze. What
-- the system gives back when a danger is closed (no lifted_by) is not such an end. Notices of interim
-- protection are no rungs.
-- $1 bigint[] hidden dangers. Columns: hidden_danger_id, key, action, ended_at. Index: hidden_danger_event_danger.
SELECT e.hidden_danger_id, e.step_key AS key, e.action, coalesce(r.lifted_at, r.decided_at) AS ended_at
FROM hidden_danger_event e
LEFT JOIN restriction r ON e.action = 'propose-freeze' AND r.hidden_danger_id = e.hidden_danger_id AND r.proposed_at = e.at
  AND (r.state = 'rejected' OR (r.state = 'lifted' AND r.lifted_by IS NOT NULL))
WHERE e.hidden_danger_id = ANY ($1::bigint[]) AND e.step_key IS NOT NULL AND e.interim_measure_id IS NULL ORDER BY e.id
