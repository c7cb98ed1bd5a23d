-- Deletions that are remembered of records. $1 entity  $2 bigint[] enterprises, $3 text[] external ids, pairwise.
-- Columns: enterpriseId, externalId, deletedAt. Index: dual_prevention_deletion_pkey.
SELECT d.enterprise_id AS "enterpriseId", d.external_id AS "externalId", d.deleted_at AS "deletedAt"
FROM (SELECT DISTINCT k.enterprise_id, k.external_id FROM unnest($2::bigint[], $3::text[]) AS k (enterprise_id, external_id)) k
JOIN dual_prevention_deletion d ON d.entity = $1 AND d.enterprise_id = k.enterprise_id AND d.external_id = k.external_id
