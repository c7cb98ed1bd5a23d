-- Adds lines to the log. $1 jsonb list of {enterpriseId, hazardUnitId, inputsHash, inputs, assessment, verdict, level, s, r, change}
-- $2 timestamptz when, $3 text cause. s and r are decimal texts.
INSERT INTO hazard_assessment (enterprise_id, hazard_unit_id, at, cause, inputs_hash, inputs, assessment, verdict, level, s, r, change)
SELECT r."enterpriseId", r."hazardUnitId", $2, $3, r."inputsHash", r.inputs, r.assessment, r.verdict, r.level, r.s, r.r, r.change
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "hazardUnitId" bigint, "inputsHash" text, inputs jsonb, assessment jsonb, verdict text,
  level int, s numeric, r numeric, change jsonb)
