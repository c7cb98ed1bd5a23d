-- What records name as their parent, by the enterprise's own id, as far as the source may see it.
-- $1 entity  $2 bigint[] enterprises, $3 text[] external ids, pairwise. Columns: enterpriseId, externalId, id.
-- Indexes: the unique keys (enterprise_id, external_id) behind the view.
SELECT p.enterprise_id AS "enterpriseId", p.external_id AS "externalId", min(p.id) AS id
FROM (SELECT DISTINCT k.enterprise_id, k.external_id FROM unnest($2::bigint[], $3::text[]) AS k (enterprise_id, external_id)) k
JOIN dual_prevention_key p ON p.entity = $1 AND p.enterprise_id = k.enterprise_id AND p.external_id = k.external_id
GROUP BY p.enterprise_id, p.external_id
