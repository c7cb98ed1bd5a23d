-- Colours of the land of enterprises, each enterprise's oldest first. $1 timestamptz: spans that end later. Scope as the caller.
-- Columns: enterprise_id, colour, from_at, to_at, zone_set_id. Indexes: enterprise_colour_open, enterprise_colour_end.
SELECT enterprise_id, colour, from_at, to_at, zone_set_id FROM enterprise_colour
WHERE to_at IS NULL OR to_at > $1 ORDER BY enterprise_id, from_at, id
