-- Documents with how many of their lines the caller sees. $1 date. Columns: of standard_document, whose it is, what replaced it, lines, in force.
SELECT d.key, d.code, d.title, d.issuer, d.kind, d.effective_from, d.effective_to, d.text_held, d.source, d.confidence, d.note,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  r.key AS replaced_key, r.code AS replaced_code, r.title AS replaced_title,
  coalesce(n.lines, 0)::int AS lines, coalesce(n.in_force, 0)::int AS in_force
FROM standard_document d
LEFT JOIN enterprise e ON e.id = d.enterprise_id
LEFT JOIN standard_document r ON r.key = d.replaced_by
LEFT JOIN (SELECT v.document_key, count(*) AS lines, count(*) FILTER (WHERE o.standing = 'in-force') AS in_force
  FROM standard_lines_on($1::date) o JOIN standard_line_version v ON v.line_id = o.line_id AND v.version = o.version
  GROUP BY v.document_key) n ON n.document_key = d.key
ORDER BY array_position(ARRAY['law', 'regulation', 'rule', 'standard', 'park', 'enterprise'], d.kind), coalesce(n.lines, 0) DESC, d.key
