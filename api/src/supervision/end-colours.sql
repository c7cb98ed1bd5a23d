-- $1 bigint[] enterprises, $2 timestamptz[] ends, in the same order. Index: enterprise_colour_open.
UPDATE enterprise_colour c SET to_at = greatest(e.at, c.from_at)
FROM unnest($1::bigint[], $2::timestamptz[]) AS e (enterprise_id, at) WHERE c.enterprise_id = e.enterprise_id AND c.to_at IS NULL
