-- The version of a line of the library that is in force on a day, as far as the caller may see it: the park's, or that enterprise's own.
-- $1 bigint line, $2 date, $3 bigint enterprise. Columns: version.
SELECT o.version FROM standard_lines_on($2::date) o
JOIN standard_line l ON l.id = o.line_id
WHERE o.line_id = $1 AND o.standing = 'in-force' AND (l.enterprise_id IS NULL OR l.enterprise_id = $3)
