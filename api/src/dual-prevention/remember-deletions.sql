-- Remembers deletions, of what is stored and of what may still come.
-- $1 entity  $2 bigint[] enterprises, $3 text[] external ids, $4 timestamptz[] when, or null = now; together  $5 timestamptz now
-- Index: dual_prevention_deletion_pkey.
INSERT INTO dual_prevention_deletion AS d (enterprise_id, entity, external_id, deleted_at, received_at)
SELECT k.enterprise_id, $1, k.external_id, max(coalesce(k.at, $5)), $5
FROM unnest($2::bigint[], $3::text[], $4::timestamptz[]) AS k (enterprise_id, external_id, at)
GROUP BY k.enterprise_id, k.external_id
ORDER BY k.enterprise_id, k.external_id
ON CONFLICT (enterprise_id, entity, external_id) DO UPDATE SET deleted_at = greatest(d.deleted_at, excluded.deleted_at), received_at = excluded.received_at
