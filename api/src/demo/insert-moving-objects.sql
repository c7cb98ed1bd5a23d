-- $1 jsonb list; they have no place until they report one
INSERT INTO moving_object (code, name_zh, name_en, kind, enterprise_id)
SELECT r.code, r."nameZh", r."nameEn", r.kind, r."enterpriseId"
FROM jsonb_to_recordset($1::jsonb) AS r (code text, "nameZh" text, "nameEn" text, kind text, "enterpriseId" bigint)
