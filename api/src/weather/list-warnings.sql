-- Warning signals in force, the worst first. $1 now. Columns: kind, level, issuedAt, expiresAt, headline.
-- One without an end counts for 24 hours. Index: weather_warning_in_force.
SELECT kind, level, issued_at AS "issuedAt", expires_at AS "expiresAt", headline
FROM weather_warning
WHERE lifted_at IS NULL AND issued_at <= $1 AND coalesce(expires_at, issued_at + interval '24 hours') > $1
ORDER BY array_position(ARRAY['red', 'orange', 'yellow', 'blue'], level), issued_at DESC, id
LIMIT 50
