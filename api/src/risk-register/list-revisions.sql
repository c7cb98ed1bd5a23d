-- What a sheet said, the newest first. $1 sheet
-- Columns: those of RevisionRow in sheets.ts. Index: risk_sheet_revision_risk_sheet_id_revision_key.
SELECT r.revision, r.subject, r.method_code, r.assessed_on, r.made_at, r.made_by, r.maker_name, r.maker_role, to_jsonb(w) AS maker, r.note, r.level, r.rows
FROM risk_sheet_revision r LEFT JOIN person_shown w ON w.id = r.made_by
WHERE r.risk_sheet_id = $1
ORDER BY r.revision DESC
