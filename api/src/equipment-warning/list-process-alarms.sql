-- Alarms of a facility or of some points that overlap a time; silence is no alarm of the process, it shows as gaps.
-- $1 bigint facility, $2 bigint[] points, $3 timestamptz from, $4 timestamptz to, $5 timestamptz now. Columns: from_at, to_at.
SELECT raised_at AS from_at, coalesce(cleared_at, CASE WHEN is_active THEN $5::timestamptz ELSE last_at END) AS to_at
FROM alarm
WHERE (facility_id = $1 OR point_id = ANY ($2)) AND condition <> 'stale' AND raised_at <= $4
  AND coalesce(cleared_at, CASE WHEN is_active THEN $5::timestamptz ELSE last_at END) >= $3
ORDER BY raised_at
