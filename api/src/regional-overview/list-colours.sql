-- Colours of the land of the enterprises that the caller may see, in a window.
-- $1 from  $2 to
-- Columns: enterprise_id, colour, from_at, to_at (null: still). Indexes: enterprise_colour_end, enterprise_colour_open.
SELECT enterprise_id, colour, from_at, to_at
FROM enterprise_colour
WHERE from_at < $2::timestamptz AND (to_at IS NULL OR to_at > $1::timestamptz)
ORDER BY enterprise_id, from_at
