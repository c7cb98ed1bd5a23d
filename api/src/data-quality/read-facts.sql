-- What is known of each enterprise's feeds, one row an enterprise and feed.
-- $1 now  $2 enterprise id or null = all. Columns: those of FactRow in store.ts; lateness in ms.
-- A feed whose records say when they happened is judged by that: a repeat of old ones is no news. The others by their arrival.
-- has_only_land: a lot, and neither facility nor sensor that would say what stands on it.
-- Indexes: lot_enterprise, feed_day_pkey, latest_value_pkey, check_record_time, check_record_recent, self_check_by_time, safety_commitment_day.
-- 90 enterprises, 2,000 points: 20 ms embedded.
WITH e AS (
  SELECT n.id, EXISTS (SELECT FROM lot l WHERE l.enterprise_id = n.id) AND NOT EXISTS (SELECT FROM facility f WHERE f.enterprise_id = n.id)
    AND NOT EXISTS (SELECT FROM point p WHERE p.enterprise_id = n.id) AS has_only_land
  FROM enterprise n WHERE $2::bigint IS NULL OR n.id = $2
),
has AS (
  SELECT f.enterprise_id, count(*) AS facilities, bool_or(f.kind IN ('tank', 'warehouse')) AS stores, bool_or(f.substance_cas IS NOT NULL) AS hazmat
  FROM facility f WHERE ($2::bigint IS NULL OR f.enterprise_id = $2) GROUP BY f.enterprise_id
),
live AS (
  SELECT p.enterprise_id, count(*) AS points, count(*) FILTER (WHERE w.state <> 'unknown') AS known, max(v.received_at) AS last_at
  FROM point_status($1) w JOIN point p ON p.id = w.point_id LEFT JOIN latest_value v ON v.point_id = p.id
  WHERE p.enterprise_id IS NOT NULL AND ($2::bigint IS NULL OR p.enterprise_id = $2) AND ($2::bigint IS NULL OR w.enterprise_id = $2)
  GROUP BY p.enterprise_id
),
refused AS (
  SELECT d.enterprise_id, sum(d.rejected) AS rejected FROM feed_day d
  WHERE d.feed = 'telemetry' AND ($2::bigint IS NULL OR d.enterprise_id = $2) AND d.day > ($1 - interval '30 days')::date GROUP BY d.enterprise_id
),
ledger AS (
  SELECT d.enterprise_id, d.feed, sum(d.accepted) AS accepted, sum(d.rejected) AS rejected
  FROM feed_day d WHERE ($2::bigint IS NULL OR d.enterprise_id = $2) AND d.day > ($1 - interval '30 days')::date GROUP BY d.enterprise_id, d.feed
),
timed AS (
  SELECT c.enterprise_id, 'checks' AS feed, c.received_at, c.checked_at AS at FROM check_record c
  WHERE ($2::bigint IS NULL OR c.enterprise_id = $2) AND c.checked_at > $1 - interval '30 days' AND NOT c.is_deleted
  UNION ALL
  SELECT s.enterprise_id, 'commitments', s.received_at, s.committed_at FROM safety_commitment s
  WHERE ($2::bigint IS NULL OR s.enterprise_id = $2) AND s.committed_at > $1 - interval '30 days' AND NOT s.is_deleted
),
late AS (
  -- What came on a feed's first day is its history, delivered at once: that says nothing of how punctual it is.
  SELECT t.enterprise_id, t.feed, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.received_at - t.at) * 1000) AS ms
  FROM (SELECT *, min(received_at) OVER (PARTITION BY enterprise_id, feed) AS first_at FROM timed) t
  WHERE t.received_at > t.first_at + interval '1 day' GROUP BY t.enterprise_id, t.feed
)
SELECT e.id AS enterprise_id, 'telemetry' AS feed, coalesce(l.points, 0) > 0 AS is_required, l.last_at, 0::bigint AS accepted,
  coalesce(r.rejected, 0)::bigint AS rejected, NULL::float8 AS lateness_ms, coalesce(l.known, 0) AS live_known, coalesce(l.points, 0) AS live_all,
  e.has_only_land
FROM e LEFT JOIN live l ON l.enterprise_id = e.id LEFT JOIN refused r ON r.enterprise_id = e.id
UNION ALL
SELECT e.id, f.feed, CASE f.feed WHEN 'inventories' THEN coalesce(h.stores, false) WHEN 'commitments' THEN coalesce(h.hazmat, false)
    WHEN 'hidden-dangers' THEN g.feed IS NOT NULL WHEN 'deactivations' THEN g.feed IS NOT NULL WHEN 'special-works' THEN g.feed IS NOT NULL
    ELSE coalesce(h.facilities, 0) > 0 END,
  CASE f.feed
    WHEN 'checks' THEN greatest(
      (SELECT max(c.checked_at) FROM check_record c WHERE c.enterprise_id = e.id AND NOT c.is_deleted AND c.checked_at <= $1 + interval '5 minutes'),
      (SELECT max(c.checked_at) FROM self_check c WHERE c.enterprise_id = e.id AND c.checked_at <= $1 + interval '5 minutes'))
    WHEN 'commitments' THEN (SELECT max(s.committed_at) FROM safety_commitment s
      WHERE s.enterprise_id = e.id AND NOT s.is_deleted AND s.committed_at <= $1 + interval '5 minutes')
    WHEN 'inventories' THEN (SELECT max(i.at) FROM inventory i WHERE i.enterprise_id = e.id AND i.at <= $1 + interval '5 minutes')
    -- However long ago: a register is looked over once a quarter, and is late before it is missing.
    ELSE (SELECT d.last_accepted_at FROM feed_day d WHERE d.enterprise_id = e.id AND d.feed = f.feed AND d.last_accepted_at IS NOT NULL
      ORDER BY d.day DESC LIMIT 1) END,
  coalesce(g.accepted, 0)::bigint, coalesce(g.rejected, 0)::bigint, t.ms, NULL, NULL, e.has_only_land
FROM e CROSS JOIN unnest(ARRAY['checks', 'commitments', 'inventories', 'risk-register', 'hidden-dangers', 'deactivations', 'special-works']) AS f (feed)
LEFT JOIN has h ON h.enterprise_id = e.id
LEFT JOIN ledger g ON g.enterprise_id = e.id AND g.feed = f.feed
LEFT JOIN late t ON t.enterprise_id = e.id AND t.feed = f.feed
ORDER BY enterprise_id, feed
