-- Lines of the library by key, with the newest version of each. $1 text[] keys. Columns: id, key, version.
SELECT l.id, l.key, max(v.version) AS version FROM standard_line l JOIN standard_line_version v ON v.line_id = l.id
WHERE l.key = ANY ($1::text[]) GROUP BY l.id, l.key
