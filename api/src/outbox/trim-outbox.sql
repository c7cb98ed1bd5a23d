-- Removes what nobody will catch up with: readings and positions after 10 minutes, the rest after 7 days; at most 50,000
-- rows at once, oldest first, so that the marks stay true. Each sort has its mark: who missed an hour of readings still gets
-- the alarms of that hour. $1 now. Columns: count. Index: outbox_at
WITH old AS (
  SELECT seq FROM outbox
  WHERE (topic IN ('readings', 'positions') AND at < $1::timestamptz - interval '10 minutes')
     OR at < $1::timestamptz - interval '7 days'
  ORDER BY seq LIMIT 50000
), gone AS (
  DELETE FROM outbox USING old WHERE outbox.seq = old.seq RETURNING outbox.seq, topic IN ('readings', 'positions') AS is_value
), mark AS (
  UPDATE outbox_mark SET trimmed_seq = greatest(trimmed_seq, (SELECT max(seq) FROM gone WHERE NOT is_value)),
    values_trimmed_seq = greatest(values_trimmed_seq, (SELECT max(seq) FROM gone WHERE is_value))
  WHERE EXISTS (SELECT FROM gone)
)
SELECT count(*)::int AS count FROM gone
