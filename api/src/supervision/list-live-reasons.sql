-- Live facts of enterprises that count on the map now, each enterprise's heaviest first. $1 bigint[] enterprises, $2 text[] kinds of live facts.
-- Scope system.
-- Columns: enterprise_id, reason ({id, kind, refId, label}). Index: zone_source_current.
SELECT (s.source->>'enterpriseId')::bigint AS enterprise_id,
  jsonb_build_object('id', r.item->'id', 'kind', r.item->'kind', 'refId', r.item->'refId', 'label', r.item->'label') AS reason
FROM zone_source s CROSS JOIN LATERAL jsonb_array_elements(s.source->'reasons') AS r (item)
WHERE s.valid_to IS NULL AND (s.source->>'enterpriseId')::bigint = ANY ($1::bigint[]) AND r.item->>'kind' = ANY ($2::text[])
ORDER BY 1, (r.item->>'amount')::float8 DESC, r.item->>'id'
