-- Partitions are made at run time, so no migration brings them back.
-- Columns: name, parent, bounds ('FOR VALUES …'), key (null, or its own 'RANGE (…)' when it is split further);
-- parents come before their parts. Bounds with times carry their offset (time zone set to UTC by the caller).
WITH RECURSIVE part AS (
  SELECT i.inhrelid AS oid, i.inhparent AS parent, 1 AS depth
    FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
   WHERE p.relkind = 'p' AND NOT p.relispartition AND p.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT i.inhrelid, i.inhparent, part.depth + 1 FROM part JOIN pg_inherits i ON i.inhparent = part.oid
)
SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS key
  FROM part
  JOIN pg_class c ON c.oid = part.oid AND c.relkind IN ('r', 'p')
  JOIN pg_class p ON p.oid = part.parent
 ORDER BY part.depth, c.relname COLLATE "C";
