-- Adds to the ledger of a feed. $1 feed  $2 day (Asia/Shanghai)  $3 now
-- $4 bigint[] enterprises, $5 bigint[] accepted, $6 bigint[] rejected, pairwise. Index: feed_day_pkey.
INSERT INTO feed_day AS f (enterprise_id, feed, day, accepted, rejected, last_accepted_at)
SELECT k.enterprise_id, $1, $2::date, k.accepted, k.rejected, CASE WHEN k.accepted > 0 THEN $3::timestamptz END
FROM unnest($4::bigint[], $5::bigint[], $6::bigint[]) AS k (enterprise_id, accepted, rejected)
ORDER BY k.enterprise_id
ON CONFLICT (enterprise_id, feed, day) DO UPDATE SET accepted = f.accepted + excluded.accepted, rejected = f.rejected + excluded.rejected,
  last_accepted_at = greatest(f.last_accepted_at, excluded.last_accepted_at)
