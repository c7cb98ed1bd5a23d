-- Cameras by the park's reference or code, as far as the source may see them. $1 text[] names.
-- Columns: name (the one asked for), id, ref, enterpriseId. Index: camera_ref_key; a few hundred rows.
SELECT DISTINCT ON (k.name) k.name, c.id, c.ref, c.enterprise_id AS "enterpriseId"
FROM unnest($1::text[]) AS k (name) JOIN camera c ON c.ref = k.name OR c.code = k.name
ORDER BY k.name, (c.ref = k.name) DESC, c.id
