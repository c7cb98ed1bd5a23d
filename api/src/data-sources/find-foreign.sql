-- What of a configuration's names belongs to somebody else than its enterprise. Scope system.
-- $1 text[] beginnings of point codes, $2 text[] names of cameras, $3 enterprise id. Columns: what, name
-- Index: point_code_key (a few thousand rows), camera_ref_key
SELECT 'point' AS what, n.name FROM unnest($1::text[]) AS n (name)
WHERE EXISTS (SELECT FROM point p WHERE starts_with(p.code, n.name) AND p.enterprise_id IS DISTINCT FROM $3)
UNION ALL
SELECT 'camera', n.name FROM unnest($2::text[]) AS n (name)
WHERE EXISTS (SELECT FROM camera c WHERE (c.ref = n.name OR c.code = n.name) AND c.enterprise_id IS DISTINCT FROM $3)
