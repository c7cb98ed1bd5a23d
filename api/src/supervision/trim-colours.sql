-- $1 timestamptz: spans that ended before. Index: enterprise_colour_end.
DELETE FROM enterprise_colour WHERE to_at < $1
