-- Proposes to freeze a right; one standing proposal or freeze per hidden danger and right.
-- $1 enterprise, $2 right, $3 hidden danger, $4 timestamptz now, $5 why (Chinese), $6 why (English)
-- Columns: id; no row when there is one already. Index: restriction_standing.
INSERT INTO restriction (enterprise_id, freezes, state, hidden_danger_id, proposed_at, why_zh, why_en)
VALUES ($1, $2, 'proposed', $3, $4, $5, $6)
ON CONFLICT (hidden_danger_id, freezes) WHERE state IN ('proposed', 'active') DO NOTHING
RETURNING id
