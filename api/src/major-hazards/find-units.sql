-- Units by enterprise and the enterprise's own id. $1 bigint[] enterprises, $2 text[] external ids, pairwise.
-- Columns: id, enterpriseId, externalId. Index: hazard_unit_enterprise_id_external_id_key.
SELECT u.id, u.enterprise_id AS "enterpriseId", u.external_id AS "externalId"
FROM unnest($1::bigint[], $2::text[]) AS k (enterprise_id, external_id)
JOIN hazard_unit u ON u.enterprise_id = k.enterprise_id AND u.external_id = k.external_id
