-- $1 text name, $2 timestamptz rolled up until then
UPDATE rollup_mark SET done_until = $2 WHERE name = $1
