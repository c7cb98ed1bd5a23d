-- Points by enterprise and code or the enterprise's own id. $1 bigint[] enterprises, $2 text[] names, pairwise.
-- Columns: enterpriseId, externalId (the name asked for), id. Indexes: point_code_key, point_enterprise.
SELECT k.enterprise_id AS "enterpriseId", k.name AS "externalId", min(p.id) AS id
FROM (SELECT DISTINCT u.enterprise_id, u.name FROM unnest($1::bigint[], $2::text[]) AS u (enterprise_id, name)) k
JOIN point p ON p.enterprise_id = k.enterprise_id AND (p.code = k.name OR p.external_id = k.name)
GROUP BY k.enterprise_id, k.name
