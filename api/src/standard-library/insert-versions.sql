-- Versions of lines. $1 jsonb list of StandardVersion with lineId, $2 boolean they are seeds, $3 jsonb reason, $4 timestamptz now, $5 user, $6 name, $7 role.
-- A version that is there already fails: somebody else wrote it.
INSERT INTO standard_line_version (line_id, version, enterprise_id, document_key, module, category, grade, grade_basis, deadline_days, clause, name, question,
  requirement, requirement_en, effective_from, effective_to, replaced_by, is_seed, reason, written_at, written_by, writer_name, writer_role)
SELECT x."lineId", x.version, x."enterpriseId", x."documentKey", x.module, x.category, x.grade, x."gradeBasis", x."deadlineDays", x.clause, x.name,
  x.question, x.requirement, x."requirementEn", x."effectiveFrom", x."effectiveTo", x."replacedBy", $2, $3, $4, $5, $6, $7
FROM jsonb_to_recordset($1) AS x("lineId" bigint, version integer, "enterpriseId" bigint, "documentKey" text, module text, category text, grade text,
  "gradeBasis" text, "deadlineDays" integer, clause jsonb, name jsonb, question jsonb, requirement text, "requirementEn" text, "effectiveFrom" date,
  "effectiveTo" date, "replacedBy" text)
