-- Warning signals in force, with their ids, the worst first. $1 now. One without an end counts for 24 hours.
-- Columns: id, kind, level, issued_at, expires_at, headline. Index: weather_warning_in_force.
SELECT id, kind, level, issued_at, expires_at, headline
FROM weather_warning
WHERE lifted_at IS NULL AND issued_at <= $1 AND coalesce(expires_at, issued_at + interval '24 hours') > $1
ORDER BY array_position(ARRAY['red', 'orange', 'yellow', 'blue'], level), issued_at DESC, id
