-- Begins a roll-up at the oldest reading (or now, when there is none). $1 text name, $2 timestamptz now.
INSERT INTO rollup_mark (name, done_until)
SELECT $1, coalesce(min(f.at), $2) FROM point p CROSS JOIN LATERAL (
  SELECT o.at FROM observation o WHERE o.point_id = p.id ORDER BY o.at LIMIT 1) f
ON CONFLICT (name) DO NOTHING
