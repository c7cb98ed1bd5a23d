-- What an enterprise does, in each language apart: '氯碱化工 Chlor-alkali' becomes two columns.
ALTER TABLE enterprise RENAME COLUMN industry TO industry_zh;
ALTER TABLE enterprise ADD COLUMN industry_en text;
UPDATE enterprise SET industry_en = substring(industry_zh FROM '^[^ -~]+ +([ -~]+)$'), industry_zh = substring(industry_zh FROM '^([^ -~]+) +[ -~]+$')
WHERE industry_zh ~ '^[^ -~]+ +[ -~]+$';
