-- Hours of the park's own weather stations: of each kind the station that was registered first.
-- $1 timestamptz from
-- Columns: at (start of the hour), wind (mean) and wind_unit, direction (last of the hour: degrees have no plain mean) and direction_unit, cloud
-- (mean, %). Index: primary keys of the partitions.
WITH hours AS (
  SELECT DISTINCT ON (p.kind, h.at) p.kind, h.at, h.sum / h.count AS mean, h.last, p.unit
  FROM point p JOIN rollup_hour h ON h.point_id = p.id
  WHERE p.enterprise_id IS NULL AND p.kind IN ('wind-speed', 'wind-direction', 'cloud') AND h.at >= $1
  ORDER BY p.kind, h.at, p.id
)
SELECT w.at, w.mean AS wind, w.unit AS wind_unit, d.last AS direction, d.unit AS direction_unit, c.mean AS cloud
FROM hours w
LEFT JOIN hours d ON d.at = w.at AND d.kind = 'wind-direction'
LEFT JOIN hours c ON c.at = w.at AND c.kind = 'cloud' AND c.unit = '%'
WHERE w.kind = 'wind-speed'
ORDER BY w.at
