-- How many lines of each module are in force. $1 date. Columns: module, in_force.
SELECT v.module, count(*)::int AS in_force
FROM standard_lines_on($1::date) o JOIN standard_line_version v ON v.line_id = o.line_id AND v.version = o.version
WHERE o.standing = 'in-force' GROUP BY v.module
