-- Forgets the deletions of records that were made anew. $1 entity  $2 bigint[] enterprises, $3 text[] external ids, pairwise.
-- Index: dual_prevention_deletion_pkey.
DELETE FROM dual_prevention_deletion d USING unnest($2::bigint[], $3::text[]) AS k (enterprise_id, external_id)
WHERE d.entity = $1 AND d.enterprise_id = k.enterprise_id AND d.external_id = k.external_id
