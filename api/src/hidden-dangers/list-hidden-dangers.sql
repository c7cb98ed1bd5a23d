-- One page of hidden dangers, newest first.
-- $1 text[] states, $2 bigint enterprise or null, $3 timestamptz: only those whose deadline lies before, or null, $4 timestamptz: only those to be
-- looked at again by then, or null
-- $5 timestamptz and $6 bigint: reported_at and id of the last row of the page before, or null; $7 int rows
-- Columns: those of hidden_danger_card. Index: hidden_danger_list, read in order.
SELECT * FROM hidden_danger_card
WHERE state = ANY ($1::text[]) AND ($2::bigint IS NULL OR enterprise_id = $2) AND ($3::timestamptz IS NULL OR deadline < $3)
  AND ($4::timestamptz IS NULL OR look_back_at <= $4)
  AND ($5::timestamptz IS NULL OR (reported_at, id) < ($5, $6::bigint))
ORDER BY reported_at DESC, id DESC LIMIT $7
