-- New lines. $1 jsonb list of {key, enterpriseId, seedSha256}. Columns: id, key.
INSERT INTO standard_line (key, enterprise_id, seed_sha256)
SELECT x.key, x."enterpriseId", x."seedSha256" FROM jsonb_to_recordset($1) AS x(key text, "enterpriseId" bigint, "seedSha256" text)
RETURNING id, key
