-- What stands is seen again, in the words of now. $1 jsonb list of {id, why, numbers}, $2 timestamptz now
UPDATE equipment_warning w SET last_seen_at = greatest(w.last_seen_at, $2), why_zh = k.why ->> 'zh', why_en = k.why ->> 'en', numbers = k.numbers
FROM jsonb_to_recordset($1::jsonb) AS k (id bigint, why jsonb, numbers jsonb)
WHERE w.id = k.id
