-- One page of lines as they are shown on a day, in the order in which they came into the library.
-- $1 date, $2 text[] standings, $3 module, $4 category, $5 grade, $6 document (text or null), $7 text[] words that all must be found,
-- $8 boolean only enterprises' own, $9 bigint id of the last line of the page before or null, $10 int rows
-- Columns: of standard_line_card, standing, coming_version.
SELECT c.*, o.standing, o.coming_version
FROM standard_lines_on($1::date) o
JOIN standard_line_card c ON c.id = o.line_id AND c.version = o.version
WHERE o.standing = ANY ($2::text[]) AND ($3::text IS NULL OR c.module = $3) AND ($4::text IS NULL OR c.category = $4)
  AND ($5::text IS NULL OR c.grade = $5) AND ($6::text IS NULL OR c.document_key = $6)
  AND NOT EXISTS (SELECT 1 FROM unnest($7::text[]) word WHERE strpos(lower(concat_ws(' ', c.key, c.name->>'zh', c.name->>'en',
    c.question->>'zh', c.requirement, c.requirement_en, c.clause->>'zh', c.clause->>'en', c.document_title->>'zh', c.document_code)),
    lower(word)) = 0)
  AND (NOT $8::boolean OR c.enterprise_id IS NOT NULL) AND ($9::bigint IS NULL OR c.id > $9)
ORDER BY c.id LIMIT $10
