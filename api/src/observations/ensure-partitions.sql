-- Makes the partitions of the given days where they are missing.
-- $1 text observation | position_report, $2 date[] UTC days
SELECT ensure_day_partition($1, day) FROM unnest($2::date[]) AS d (day) ORDER BY day
