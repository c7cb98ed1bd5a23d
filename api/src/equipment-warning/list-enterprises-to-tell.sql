-- Everybody who is reminded. No parameters. Columns: id.
SELECT id FROM enterprise ORDER BY id
