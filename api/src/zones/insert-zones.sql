-- The zones of one set. Which enterprises a zone touches is worked out here, by their land (GiST on lot.geom).
-- $1 zone set id  $2 zones as a jsonb array of {colour, level, peak, peakAt, areaM2, since, othersShare, sources, reliefs, geometry}
INSERT INTO zone (zone_set_id, colour, level, peak, peak_at, area_m2, since, others_share, sources, reliefs, geom, enterprise_ids)
SELECT $1, z.item->>'colour', (z.item->>'level')::int, (z.item->>'peak')::float8,
  ST_SetSRID(ST_MakePoint((z.item->'peakAt'->>0)::float8, (z.item->'peakAt'->>1)::float8), 4326), (z.item->>'areaM2')::float8, (z.item->>'since')::timestamptz,
  (z.item->>'othersShare')::float8, z.item->'sources', z.item->'reliefs', g.geom,
  coalesce((SELECT array_agg(DISTINCT l.enterprise_id) FROM lot l WHERE l.enterprise_id IS NOT NULL AND ST_Intersects(l.geom, g.geom)), '{}')
FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS z(item, n)
CROSS JOIN LATERAL (SELECT ST_Multi(ST_GeomFromGeoJSON(z.item->'geometry')) AS geom) g
ORDER BY z.n
