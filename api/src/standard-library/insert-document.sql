-- A document; one that is there stays as it is. $1 key, $2 enterprise or null, $3 code, $4 title jsonb, $5 issuer jsonb, $6 kind, $7 date from, $8 date to,
-- $9 replaced by, $10 text held, $11 source, $12 sha256, $13 confidence, $14 note jsonb, $15 timestamptz now
INSERT INTO standard_document (key, enterprise_id, code, title, issuer, kind, effective_from, effective_to, replaced_by, text_held, source,
  source_sha256, confidence, note, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (key) DO NOTHING
