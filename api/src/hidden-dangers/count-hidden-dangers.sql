-- How many hidden dangers a list has on all its pages. $1 to $4 as in list-hidden-dangers.sql. Columns: total.
SELECT count(*)::int AS total FROM hidden_danger
WHERE state = ANY ($1::text[]) AND ($2::bigint IS NULL OR enterprise_id = $2) AND ($3::timestamptz IS NULL OR deadline < $3)
  AND ($4::timestamptz IS NULL OR look_back_at <= $4)
