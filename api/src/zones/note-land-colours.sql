-- What a zone set shows of the land of enterprises: where it is another colour than before, the span of that one ends and a new one begins.
-- $1 zone set id  $2 its first moment  $3 enterprise ids  $4 their colours. Scope system. Rows changed: spans begun. Index: enterprise_colour_open.
WITH shown AS (
  SELECT s.enterprise_id, s.colour FROM unnest($3::bigint[], $4::text[]) AS s (enterprise_id, colour)
  LEFT JOIN enterprise_colour c ON c.enterprise_id = s.enterprise_id AND c.to_at IS NULL
  WHERE c.colour IS DISTINCT FROM s.colour
), ended AS (
  UPDATE enterprise_colour c SET to_at = greatest($2::timestamptz, c.from_at) FROM shown s WHERE c.enterprise_id = s.enterprise_id AND c.to_at IS NULL
  RETURNING c.enterprise_id
)
INSERT INTO enterprise_colour (enterprise_id, colour, from_at, zone_set_id) SELECT enterprise_id, colour, $2::timestamptz, $1::bigint FROM shown
WHERE (SELECT count(*) FROM ended) >= 0
