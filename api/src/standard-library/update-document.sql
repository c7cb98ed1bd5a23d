-- A newer seed of a document: what is known of it may have changed. $1 key, $2 code, $3 title, $4 issuer, $5 date from, $6 date to, $7 replaced by,
-- $8 text held, $9 source, $10 sha256, $11 confidence, $12 note
UPDATE standard_document SET code = $2, title = $3, issuer = $4, effective_from = $5, effective_to = $6, replaced_by = $7, text_held = $8,
  source = $9, source_sha256 = $10, confidence = $11, note = $12
WHERE key = $1 AND (code, title, issuer, effective_from, effective_to, replaced_by, text_held, source, source_sha256, confidence, note)
  IS DISTINCT FROM ($2, $3::jsonb, $4::jsonb, $5::date, $6::date, $7, $8, $9, $10, $11, $12::jsonb)
