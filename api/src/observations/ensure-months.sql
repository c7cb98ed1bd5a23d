-- Makes the month partitions of both roll-ups for every month from $1 to $2 (timestamptz).
SELECT ensure_month_partition(parent, month::date)
FROM unnest(ARRAY['rollup_minute', 'rollup_hour']) AS t (parent),
  generate_series(date_trunc('month', $1::timestamptz, 'UTC') AT TIME ZONE 'UTC', $2::timestamptz AT TIME ZONE 'UTC', interval '1 month') AS m (month)
