-- Sources that counted at one of two moments and not, or not so, at the other.
-- $1 one moment  $2 the other one
-- Columns: source, is_before, is_after. Index: zone_source_time.
SELECT source, is_before, is_after
FROM (
  SELECT s.id, s.source, s.valid_from <= $1::timestamptz AND (s.valid_to IS NULL OR s.valid_to > $1::timestamptz) AS is_before,
    s.valid_from <= $2::timestamptz AND (s.valid_to IS NULL OR s.valid_to > $2::timestamptz) AS is_after
  FROM zone_source_shown s
) s
WHERE is_before <> is_after
ORDER BY id
