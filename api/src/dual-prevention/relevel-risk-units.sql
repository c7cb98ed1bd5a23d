-- Reads the levels of risk units anew in another coding, from the records as they were sent.
-- $1 jsonb of {code: word}. One whose level is a word, or that names its coding, stays; a code that the coding does not have is no level.
UPDATE risk_unit AS u SET risk_level = $1::jsonb ->> (u.sent ->> 'riskLevel')
WHERE u.sent ->> 'riskLevel' ~ '^[0-9]$' AND u.sent #>> '{coding,riskLevel}' IS NULL
  AND u.risk_level IS DISTINCT FROM $1::jsonb ->> (u.sent ->> 'riskLevel')
