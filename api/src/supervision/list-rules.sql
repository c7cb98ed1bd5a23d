-- Versions of the rules that the park wrote, the oldest first. No parameters; scope park or system.
-- Columns: rules, written_at, written_by, writer_name, writer_role, writer (person_shown, null: not seen).
SELECT v.rules, v.written_at, v.written_by, v.writer_name, v.writer_role, to_jsonb(w) AS writer
FROM supervision_rule v LEFT JOIN person_shown w ON w.id = v.written_by
ORDER BY v.version
