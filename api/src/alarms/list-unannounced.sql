-- Open alarms that were repeated since they were last told about: flood control held the rest back.
-- $1 timestamptz told about before then, $2 int at most so many. Column: id.
-- Index: alarm_open; only alarms that are not closed are looked at.
SELECT id FROM alarm WHERE state <> 'normal' AND NOT is_announced AND announced_at < $1 ORDER BY id LIMIT $2
