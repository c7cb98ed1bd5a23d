-- Alarms of the same point in the 30 days before this one. $1 bigint alarm. Index: alarm_point.
SELECT count(*) AS earlier FROM alarm a JOIN alarm e ON e.point_id = a.point_id AND e.id <> a.id
WHERE a.id = $1 AND e.raised_at BETWEEN a.raised_at - interval '30 days' AND a.raised_at
