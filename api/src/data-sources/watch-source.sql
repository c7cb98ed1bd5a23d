-- Whether somebody looked at a source's frames before. $1 source id, $2 now, $3 until when the wish must last not to be written anew
-- Columns: has_lapsed (nobody looked: what is there is old), is_short
SELECT watch_until <= $2 AS has_lapsed, watch_until < $3 AS is_short FROM data_source WHERE id = $1
