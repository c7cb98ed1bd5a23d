-- Versions of some lines, each line's oldest first. $1 bigint[] lines, null: of all that the caller sees.
-- Columns: of standard_line_card and standard_line_version. Index: standard_line_version_pkey.
SELECT c.*, v.reason, v.written_at, v.written_by, v.writer_name, v.writer_role,
  to_jsonb(p) AS writer
FROM standard_line_card c
JOIN standard_line_version v ON v.line_id = c.id AND v.version = c.version
LEFT JOIN person_shown p ON p.id = v.written_by
WHERE $1::bigint[] IS NULL OR c.id = ANY ($1)
ORDER BY c.id, c.version
