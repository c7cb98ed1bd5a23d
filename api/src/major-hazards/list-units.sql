-- Units with their standing evaluation: the worst first, then what is not determined, then what is none.
-- $1 bigint enterprise or null, $2 int level or null, $3 text verdict or null, $4 text ILIKE pattern on code and names, or null
-- $5 int, $6 numeric, $7 bigint: rank, R and id of the last row of the page before, or null; $8 int rows; $9 bigint only this unit, or null
-- Columns: those of SummaryRow in store.ts; rank 1 to 4 the level, 5 not determined or not evaluated, 6 none; r_key and the other sums are texts: exact.
-- Indices: hazard_assessment_of (the newest of each unit). Some hundred units: they are ranked in memory.
WITH unit AS (
  SELECT u.id, u.code, u.name_zh, u.name_en, u.kind, u.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_zh, e.name_en AS enterprise_en,
    a.at, a.verdict, a.level, a.assessment, coalesce(a.r, 0) AS r,
    CASE WHEN a.verdict = 'major-hazard' THEN a.level WHEN a.verdict = 'not-major-hazard' THEN 6 ELSE 5 END AS rank
  FROM hazard_unit u
  JOIN enterprise e ON e.id = u.enterprise_id
  LEFT JOIN LATERAL (SELECT * FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
  WHERE ($1::bigint IS NULL OR u.enterprise_id = $1) AND ($9::bigint IS NULL OR u.id = $9)
    AND ($4::text IS NULL OR u.code ILIKE $4 OR u.name_zh ILIKE $4 OR u.name_en ILIKE $4 OR e.code ILIKE $4 OR e.name_zh ILIKE $4 OR e.name_en ILIKE $4)
)
SELECT u.id, u.code, u.name_zh, u.name_en, u.kind, u.enterprise_id, u.enterprise_code, u.enterprise_zh, u.enterprise_en, u.at, u.rank, u.r::text AS r_key,
  (SELECT count(*)::int FROM hazard_unit_item i WHERE i.hazard_unit_id = u.id) AS item_count,
  coalesce(jsonb_array_length(u.assessment -> 'findings'), 0) AS finding_count,
  u.verdict, u.level, u.assessment -> 's' AS s, u.assessment -> 'r' AS r, u.assessment -> 'alpha' -> 'people' AS people,
  (u.assessment ->> 'isLowerBound')::boolean AS is_lower_bound, (u.assessment ->> 'isAssumed')::boolean AS is_assumed
FROM unit u
WHERE ($2::int IS NULL OR u.rank = $2)
  AND ($3::text IS NULL OR coalesce(u.verdict, 'not-determined') = $3)
  AND ($5::int IS NULL OR (u.rank, -u.r, u.id) > ($5, -$6::numeric, $7::bigint))
ORDER BY u.rank, u.r DESC, u.id
LIMIT $8
