-- Versions of reminders of the season that the park wrote, the oldest first. No parameters.
-- Columns: rule (SeasonRule), written_at, written_by, writer_name, writer_role, writer (person_shown, null: not seen).
SELECT v.rule, v.written_at, v.written_by, v.writer_name, v.writer_role, to_jsonb(w) AS writer
FROM season_rule v LEFT JOIN person_shown w ON w.id = v.written_by
ORDER BY v.rule_id, v.version
