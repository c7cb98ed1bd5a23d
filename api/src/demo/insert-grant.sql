-- A granted and a requested access of an outside authority. $1 bigint user, $2 bigint enterprise, $3 text purpose, $4 float8 hours,
-- $5 timestamptz now, $6 bigint who granted it; null: only requested
INSERT INTO access_grant (user_id, enterprise_id, purpose, hours, state, requested_at, valid_from, valid_until, decided_by, decided_at, decision_reason)
SELECT $1, $2, $3, $4::float8, CASE WHEN $6::bigint IS NULL THEN 'requested' ELSE 'active' END, $5::timestamptz,
  CASE WHEN $6::bigint IS NOT NULL THEN $5::timestamptz END,
  CASE WHEN $6::bigint IS NOT NULL THEN $5::timestamptz + make_interval(secs => $4::float8 * 3600) END, $6::bigint,
  CASE WHEN $6::bigint IS NOT NULL THEN $5::timestamptz END, CASE WHEN $6::bigint IS NOT NULL THEN '演示 demo' END
