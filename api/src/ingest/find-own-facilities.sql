-- Facilities by enterprise and the enterprise's own id. $1 bigint[] enterprises, $2 text[] external ids, pairwise.
-- Columns: id, enterpriseId, externalId. Index: facility_enterprise_id_external_id_key.
SELECT f.id, f.enterprise_id AS "enterpriseId", f.external_id AS "externalId"
FROM unnest($1::bigint[], $2::text[]) AS k (enterprise_id, external_id)
JOIN facility f ON f.enterprise_id = k.enterprise_id AND f.external_id = k.external_id
