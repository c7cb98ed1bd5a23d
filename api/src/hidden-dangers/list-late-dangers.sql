-- Hidden dangers that wait for somebody longer than they should: the ones on which a rung of the ladder may be due. The first rungs are due so long
-- after (domain/src/escalation/ladders.ts): 4 hours after the report, at the deadlines, a day after an answer, when it is to be looked at again.
-- $1 timestamptz now. Columns: those of hidden_danger_card. Indexes: hidden_danger_open, hidden_danger_look_back.
SELECT * FROM hidden_danger_card
WHERE (state IN ('reported', 'confirmed') AND reported_at <= $1::timestamptz - interval '4 hours')
  OR (state = 'dispatched' AND respond_by <= $1) OR (state IN ('dispatched', 'rectifying') AND deadline <= $1)
  OR (state = 'answered' AND answered_at <= $1::timestamptz - interval '1 day') OR (state = 'closed' AND look_back_at <= $1)
ORDER BY id
