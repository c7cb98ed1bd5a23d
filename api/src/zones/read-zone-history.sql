-- The largest area of each colour in equal parts of a window, and the oldest moment that is kept.
-- $1 from  $2 to  $3 number of parts  $4 now: the current set is true until then
-- Columns: part (from 1 on, those of which something is stored), red, yellow, blue (m²). A set counts in every part that it touches.
-- Index: zone_set_time. The set before the window may reach into it; sets do not overlap, so it is one.
WITH touched AS (
  SELECT valid_from, valid_to, red_m2, yellow_m2, blue_m2 FROM zone_set
  WHERE red_m2 IS NOT NULL AND valid_from < $2::timestamptz
    AND valid_from >= coalesce((SELECT max(valid_from) FROM zone_set WHERE valid_from <= $1::timestamptz), $1::timestamptz)
), parted AS (
  SELECT greatest(1, 1 + floor(extract(epoch FROM valid_from - $1::timestamptz) / extract(epoch FROM ($2::timestamptz - $1::timestamptz) / $3::int)))::int AS first,
    least($3::int, 1 + floor(extract(epoch FROM least(coalesce(valid_to, $4::timestamptz), $4::timestamptz) - $1::timestamptz) / extract(epoch FROM ($2::timestamptz - $1::timestamptz) / $3::int)))::int AS last,
    red_m2, yellow_m2, blue_m2
  FROM touched WHERE valid_to IS NULL OR valid_to > $1::timestamptz
)
SELECT part, max(red_m2) AS red, max(yellow_m2) AS yellow, max(blue_m2) AS blue
FROM parted CROSS JOIN LATERAL generate_series(first, last) AS part
GROUP BY part
ORDER BY part
