-- Whole sets past the retention, and sources that counted only in them.
-- $1 ended before. Rows changed: the sets.
WITH gone AS (DELETE FROM zone_source WHERE valid_to < $1)
DELETE FROM zone_set WHERE valid_to < $1
