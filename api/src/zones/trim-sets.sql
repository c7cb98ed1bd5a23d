-- Whole sets past the retention.
-- $1 ended before
DELETE FROM zone_set WHERE valid_to < $1
