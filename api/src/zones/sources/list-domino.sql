-- Facilities that the accident of another one can set off, by the newest risk study that is done. No parameters; scope system.
-- Columns: facility_id, hazard_unit_id (of the one set off, null: none). Whose accident it would be is not told: the study is the park's, and the
-- reason is shown to the enterprise. Pairs within one unit are one danger and left out, as is what is less likely than one in a hundred.
WITH chain AS (
  SELECT (c->'facilityIds'->>0)::bigint AS first_id, (c->'facilityIds'->>1)::bigint AS second_id, (c->>'probability')::float8 AS probability
  FROM (SELECT result FROM risk_study WHERE state = 'done' ORDER BY created_at DESC, id DESC LIMIT 1) s
  CROSS JOIN LATERAL jsonb_array_elements(s.result->'chains') AS c
)
SELECT DISTINCT f.id AS facility_id, f.hazard_unit_id
FROM chain c
JOIN facility f ON f.id = c.second_id
JOIN facility b ON b.id = c.first_id
WHERE c.probability >= 0.01 AND (f.hazard_unit_id IS NULL OR f.hazard_unit_id IS DISTINCT FROM b.hazard_unit_id)
ORDER BY f.id
