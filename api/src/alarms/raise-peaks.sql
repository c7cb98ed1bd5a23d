-- Keeps the worst value of alarms that stand: rules speak when a limit is passed, not of every value beyond it.
-- $1 bigint[] point, $2 float8[] lowest and $3 float8[] highest value of the call, in the point's unit
-- Index: alarm_open, alarms that are not closed. The rest is told live by the sweep, not with every reading.
UPDATE alarm a SET is_announced = false,
  peak_value = CASE WHEN a.condition IN ('l', 'll') THEN LEAST(a.peak_value, n.lowest) ELSE GREATEST(a.peak_value, n.highest) END
FROM unnest($1::bigint[], $2::float8[], $3::float8[]) AS n (point_id, lowest, highest)
WHERE a.point_id = n.point_id AND a.state <> 'normal' AND a.is_active AND a.condition IN ('h', 'hh', 'l', 'll', 'sustained')
  AND CASE WHEN a.condition IN ('l', 'll') THEN n.lowest < a.peak_value ELSE n.highest > a.peak_value END
