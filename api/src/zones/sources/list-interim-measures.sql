-- Hidden dangers with interim protection that stands and ends soon: each by the one that ends first. Scope system.
-- $1 moment, $2 moment: those that end until then
-- Columns: id (of the danger), enterprise_id, number (of the danger), measure, until, others_expired (how many more have expired), lon, lat,
-- facility_level (null: at no facility), scenario_m (null: not computed). Index: interim_measure_standing.
SELECT DISTINCT ON (d.id) d.id, d.enterprise_id, d.number, m.measure, m.until,
  (count(*) FILTER (WHERE m.until <= $1) OVER (PARTITION BY d.id) - 1)::int AS others_expired,
  ST_X(d.geom) AS lon, ST_Y(d.geom) AS lat, r.level AS facility_level, r.reach_m AS scenario_m
FROM interim_measure m
JOIN hidden_danger d ON d.id = m.hidden_danger_id
LEFT JOIN facility_risk r ON r.facility_id = d.facility_id
WHERE m.ended_at IS NULL AND m.until <= $2
ORDER BY d.id, m.until, m.id
