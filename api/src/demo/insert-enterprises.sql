-- $1 jsonb list. Columns: id, code.
INSERT INTO enterprise (code, account_prefix, name_zh, name_en, kind, industry_zh, industry_en, credit_code, legal_person, phone, rating)
SELECT r.code, r."accountPrefix", r."nameZh", r."nameEn", r.kind, r."industryZh", r."industryEn", r."creditCode", r."legalPerson", r.phone, r.rating
FROM jsonb_to_recordset($1::jsonb) AS r (code text, "accountPrefix" text, "nameZh" text, "nameEn" text, kind text, "industryZh" text, "industryEn" text,
  "creditCode" text, "legalPerson" text, phone text, rating text)
RETURNING id, code
