-- Cameras by enterprise and code or the park's reference. $1 bigint[] enterprises, $2 text[] names, pairwise.
-- Columns: enterpriseId, externalId (the name asked for), id. A few hundred rows.
SELECT k.enterprise_id AS "enterpriseId", k.name AS "externalId", min(c.id) AS id
FROM (SELECT DISTINCT u.enterprise_id, u.name FROM unnest($1::bigint[], $2::text[]) AS u (enterprise_id, name)) k
JOIN camera c ON c.enterprise_id = k.enterprise_id AND (c.code = k.name OR c.ref = k.name)
GROUP BY k.enterprise_id, k.name
