-- Which ground counted when, in a window: one row per run of sets with the same.
-- $1 from  $2 to
-- Columns: ground_hash, valid_from, valid_to (null: still). Index: zone_set_time.
SELECT ground_hash, min(valid_from) AS valid_from, CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END AS valid_to
FROM (
  SELECT ground_hash, valid_from, valid_to,
    row_number() OVER (ORDER BY valid_from) - row_number() OVER (PARTITION BY ground_hash ORDER BY valid_from) AS run
  FROM zone_set
  WHERE ground_hash IS NOT NULL AND valid_from < $2::timestamptz AND (valid_to IS NULL OR valid_to > $1::timestamptz)
) r
GROUP BY ground_hash, run
ORDER BY min(valid_from)
