-- Sources that changed: the row before ends, the new one begins. What is gone only ends.
-- $1 moment  $2 ids that are no longer as they were (text[])  $3 sources as they are now (jsonb array)
WITH ended AS (
  UPDATE zone_source SET valid_to = $1 WHERE valid_to IS NULL AND source_id = ANY ($2::text[]) RETURNING id
)
INSERT INTO zone_source (source_id, source, geom, valid_from)
SELECT item->>'id', item, ST_SetSRID(ST_GeomFromGeoJSON(item->'at'), 4326), $1
FROM jsonb_array_elements($3::jsonb) AS item
WHERE (SELECT count(*) FROM ended) >= 0
