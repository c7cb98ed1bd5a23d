-- Hidden dangers that wait for their enterprise longer than they should: the ones on which a rung may be due.
-- $1 timestamptz now. Columns: those of hidden_danger_card. Index: hidden_danger_open.
SELECT * FROM hidden_danger_card
WHERE (state = 'dispatched' AND respond_by <= $1) OR (state IN ('dispatched', 'rectifying') AND deadline <= $1)
ORDER BY id
