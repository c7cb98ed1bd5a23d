-- Takes hours that late readings fell into. One that an ingest call is noting now is left for the next run.
-- $1 int at most so many. Columns: pointId, hour. Index: rollup_late_pkey.
DELETE FROM rollup_late l USING (
  SELECT point_id, hour FROM rollup_late ORDER BY point_id, hour LIMIT $1 FOR UPDATE SKIP LOCKED) t
WHERE l.point_id = t.point_id AND l.hour = t.hour
RETURNING l.point_id AS "pointId", l.hour
