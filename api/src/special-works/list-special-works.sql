-- Permits of special work: unclosed and active ones first, then those that rest or wait, then what is closed, the newest first.
-- $1 enterprise id or null  $2 kind or null  $3 boolean or null: only what counts as going on, or only the rest  $4 timestamptz now
-- $5, $6, $7 rank, timestamptz and id of the last one of the page before, or nulls  $8 rows wanted
-- Columns: those of Row in store.ts. The ranks are the order of SPECIAL_WORK_STANDINGS (domain/src/special-work/standing.ts).
-- Indexes: special_work_open, special_work_newest.
WITH open AS (
  SELECT s.*, CASE s.state
      WHEN 'suspended' THEN 2
      WHEN 'applied' THEN CASE WHEN $4::timestamptz > s.valid_until THEN 4 ELSE 3 END
      ELSE CASE WHEN $4 > s.valid_until THEN 0 WHEN s.state = 'working' OR $4 >= s.valid_from THEN 1 ELSE 3 END
    END AS rank
  FROM special_work s
  WHERE s.state NOT IN ('finished', 'cancelled') AND NOT s.is_deleted AND ($1::bigint IS NULL OR s.enterprise_id = $1)
), closed AS (
  SELECT s.*, 5 AS rank
  FROM special_work s
  WHERE s.state IN ('finished', 'cancelled') AND NOT s.is_deleted AND ($1::bigint IS NULL OR s.enterprise_id = $1)
    AND ($2::text IS NULL OR s.kind = $2) AND $3::boolean IS NOT TRUE
    AND (coalesce($5::integer, 0) < 5 OR (s.valid_from, s.id) < ($6::timestamptz, $7::bigint))
  ORDER BY s.valid_from DESC, s.id DESC
  LIMIT $8
), counted AS (
  SELECT count(*) FILTER (WHERE rank = 1) AS active, count(*) FILTER (WHERE rank = 0) AS unclosed FROM open
), shown AS (
  SELECT o.*, CASE WHEN rank = 3 THEN valid_from ELSE valid_until END AS at
  FROM open o
  WHERE ($2::text IS NULL OR kind = $2) AND ($3::boolean IS NULL OR (rank < 2) = $3)
    AND ($5::integer IS NULL OR (rank, CASE WHEN rank = 3 THEN valid_from ELSE valid_until END, id) > ($5, $6::timestamptz, $7::bigint))
  UNION ALL
  SELECT c.*, valid_from FROM closed c
), wanted AS (
  SELECT * FROM shown
  ORDER BY rank, CASE WHEN rank < 5 THEN at END, CASE WHEN rank = 5 THEN at END DESC, CASE WHEN rank = 5 THEN -id ELSE id END
  LIMIT $8
), listed AS (
  SELECT w.*, e.code AS enterprise_code, e.name_zh AS enterprise_zh, e.name_en AS enterprise_en, f.code AS facility_code, f.name_zh AS facility_zh,
    f.name_en AS facility_en, ST_X(p.at) AS lon, ST_Y(p.at) AS lat
  FROM wanted w
  JOIN enterprise e ON e.id = w.enterprise_id
  LEFT JOIN facility f ON f.id = w.facility_id
  CROSS JOIN LATERAL (
    SELECT ST_PointOnSurface(coalesce(w.geom, f.geom, (SELECT ST_Collect(l.geom) FROM lot l WHERE l.enterprise_id = w.enterprise_id),
      (SELECT ST_ConvexHull(ST_Collect(o.geom)) FROM facility o WHERE o.enterprise_id = w.enterprise_id))) AS at) p
)
SELECT l.id, l.enterprise_id, l.enterprise_code, l.enterprise_zh, l.enterprise_en, l.facility_id, l.facility_code, l.facility_zh, l.facility_en, l.number,
  l.kind, l.level, l.state, l.content, l.place, l.lon, l.lat, l.is_outdoor, l.valid_from, l.valid_until, l.started_at, l.finished_at, l.people, l.workers,
  l.contractor, l.guardian, l.responsible, l.received_at, l.rank, l.at, c.active::int, c.unclosed::int,
  -- As the ledger has it: a call that changed nothing says that the feed lives.
  (SELECT max(d.last_accepted_at) FROM feed_day d WHERE d.feed = 'special-works' AND ($1::bigint IS NULL OR d.enterprise_id = $1)) AS last_received_at
-- One row at least: the counts are told of a page without permits too.
FROM counted c
LEFT JOIN listed l ON true
ORDER BY l.rank, CASE WHEN l.rank < 5 THEN l.at END, CASE WHEN l.rank = 5 THEN l.at END DESC, CASE WHEN l.rank = 5 THEN -l.id ELSE l.id END
