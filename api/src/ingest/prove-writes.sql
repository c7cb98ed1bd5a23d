-- Writes a row that means nothing but that it could be written. $1 timestamptz now. Index: write_proof_pkey.
INSERT INTO write_proof (id, proved_at) VALUES (1, $1)
ON CONFLICT (id) DO UPDATE SET proved_at = excluded.proved_at
