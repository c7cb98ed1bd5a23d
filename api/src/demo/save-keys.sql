-- Keys of the demo's sources, by name. A key that was revoked stays so.
-- $1 jsonb list of {name, hash (hex), prefix, enterpriseCode}, $2 timestamptz now
INSERT INTO api_key (name, key_hash, prefix, enterprise_id, created_at)
SELECT r.name, decode(r.hash, 'hex'), r.prefix, e.id, $2
FROM jsonb_to_recordset($1::jsonb) AS r (name text, hash text, prefix text, "enterpriseCode" text)
LEFT JOIN enterprise e ON e.code = r."enterpriseCode"
WHERE r."enterpriseCode" IS NULL OR e.id IS NOT NULL
ON CONFLICT (name) DO UPDATE SET key_hash = excluded.key_hash, prefix = excluded.prefix WHERE api_key.key_hash <> excluded.key_hash
