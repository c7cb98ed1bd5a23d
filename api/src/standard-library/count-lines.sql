-- How many lines a list has on all its pages. $1 to $8 as in list-lines.sql. Columns: total.
SELECT count(*)::int AS total
FROM standard_lines_on($1::date) o
JOIN standard_line_card c ON c.id = o.line_id AND c.version = o.version
WHERE o.standing = ANY ($2::text[]) AND ($3::text IS NULL OR c.module = $3) AND ($4::text IS NULL OR c.category = $4)
  AND ($5::text IS NULL OR c.grade = $5) AND ($6::text IS NULL OR c.document_key = $6)
  AND NOT EXISTS (SELECT 1 FROM unnest($7::text[]) word WHERE strpos(lower(concat_ws(' ', c.key, c.name->>'zh', c.name->>'en',
    c.question->>'zh', c.requirement, c.requirement_en, c.clause->>'zh', c.clause->>'en', c.document_title->>'zh', c.document_code)),
    lower(word)) = 0)
  AND (NOT $8::boolean OR c.enterprise_id IS NOT NULL)
