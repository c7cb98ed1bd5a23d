-- The scores that the zones count now. Columns: enterpriseId, countedScore.
SELECT enterprise_id AS "enterpriseId", counted_score AS "countedScore" FROM data_quality
