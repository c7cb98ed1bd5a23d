-- Worst colour on the land of every enterprise in the zone sets after one. $1 bigint zone set id, $2 int sets at most. Scope system.
-- Sets whose polygons are no longer kept cannot tell and are left out. Columns: zone_set_id, valid_from, enterprise_id, colour. Index: zone_of_set.
WITH sets AS (
  SELECT id, valid_from FROM zone_set WHERE id > $1 AND has_zones ORDER BY id LIMIT $2
), touched AS (
  SELECT z.zone_set_id, t.enterprise_id, max(CASE z.colour WHEN 'red' THEN 3 WHEN 'yellow' THEN 2 ELSE 1 END) AS rank
  FROM zone z JOIN sets s ON s.id = z.zone_set_id CROSS JOIN LATERAL unnest(z.enterprise_ids) AS t (enterprise_id)
  GROUP BY z.zone_set_id, t.enterprise_id
)
SELECT s.id AS zone_set_id, s.valid_from, e.id AS enterprise_id, CASE WHEN EXISTS (SELECT FROM lot l WHERE l.enterprise_id = e.id)
  THEN (ARRAY['none', 'blue', 'yellow', 'red'])[coalesce(t.rank, 0) + 1] ELSE 'unknown' END AS colour
FROM sets s
CROSS JOIN enterprise e
LEFT JOIN touched t ON t.zone_set_id = s.id AND t.enterprise_id = e.id
ORDER BY s.id, e.id
