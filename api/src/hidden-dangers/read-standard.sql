-- By which line a hidden danger was judged, in the version of then. $1 bigint hidden danger.
-- Columns: line_id, version, names, clause, document, grade, requirement, latest. Index: hidden_danger_pkey.
SELECT c.id AS line_id, c.version, c.name, c.clause, c.document_code, c.document_title, c.grade, c.requirement, c.requirement_en,
  (SELECT max(v.version) FROM standard_line_version v WHERE v.line_id = c.id) AS latest
FROM hidden_danger h JOIN standard_line_card c ON c.id = h.standard_line_id AND c.version = h.standard_line_version
WHERE h.id = $1
