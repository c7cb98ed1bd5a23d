-- Sheets with their last revision.
-- $1 risk unit or null  $2 sheet or null  $3 method family or null (those in force alone)
-- Columns: those of SheetRow in sheets.ts. Indexes: risk_sheet_unit, risk_sheet_revision_risk_sheet_id_revision_key.
SELECT s.id, s.form, s.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, u.id AS unit_id,
  u.name AS unit_name, r.id AS revision_id, r.subject, r.revision, r.method_code, r.method_family, r.assessed_on, r.level, r.made_at, r.made_by, r.maker_name,
  r.maker_role, to_jsonb(w) AS maker, jsonb_array_length(r.rows) AS row_count, s.withdrawn_at, s.withdrawal, to_jsonb(b) AS withdrawer
FROM risk_sheet s
JOIN enterprise e ON e.id = s.enterprise_id
JOIN risk_unit u ON u.id = s.risk_unit_id
CROSS JOIN LATERAL (SELECT v.* FROM risk_sheet_revision v WHERE v.risk_sheet_id = s.id ORDER BY v.revision DESC LIMIT 1) r
LEFT JOIN person_shown w ON w.id = r.made_by
LEFT JOIN person_shown b ON b.id = (s.withdrawal ->> 'userId')::bigint
WHERE ($1::bigint IS NULL OR s.risk_unit_id = $1) AND ($2::bigint IS NULL OR s.id = $2)
  AND ($3::text IS NULL OR (r.method_family = $3 AND s.withdrawn_at IS NULL AND NOT u.is_deleted))
ORDER BY s.withdrawn_at IS NOT NULL, s.id
