-- Foreign keys as their tables declare them; those that partitions inherit come with their parent.
-- Columns: table_name, name, definition ('FOREIGN KEY … REFERENCES …').
SELECT c.relname AS table_name, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
 WHERE k.contype = 'f' AND k.conparentid = 0 AND k.connamespace = 'public'::regnamespace
 ORDER BY c.relname COLLATE "C", k.conname COLLATE "C";
