-- Stores the verdicts. $1 jsonb list of {enterpriseId, score, grade, feeds, countedScore}  $2 now. Index: data_quality_pkey.
INSERT INTO data_quality (enterprise_id, score, grade, feeds, evaluated_at, counted_score)
SELECT r."enterpriseId", r.score, r.grade, r.feeds, $2, r."countedScore"
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, score integer, grade text, feeds jsonb, "countedScore" integer)
ORDER BY r."enterpriseId"
ON CONFLICT (enterprise_id) DO UPDATE SET score = excluded.score, grade = excluded.grade, feeds = excluded.feeds, evaluated_at = excluded.evaluated_at,
  counted_score = excluded.counted_score
