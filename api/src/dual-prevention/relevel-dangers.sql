-- Reads the levels of hidden dangers anew in another coding, from the records as they were sent.
-- $1 jsonb of {code: word}; both codings have the same codes. One whose level is a word, or that names its coding, stays.
UPDATE reported_danger AS d SET level = $1::jsonb ->> (d.sent ->> 'dangerLevel')
WHERE $1::jsonb ? (d.sent ->> 'dangerLevel') AND d.sent #>> '{coding,dangerLevel}' IS NULL AND d.level <> $1::jsonb ->> (d.sent ->> 'dangerLevel')
