-- breaking: a receipt says what became of each call the last time, so each call's outcome is kept and not its hash alone.

ALTER TABLE ingest_batch ADD COLUMN outcomes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_array_length(outcomes) <= 200);
COMMENT ON COLUMN ingest_batch.outcomes IS
  'The last 200 calls, {hash, call, created, updated, unchanged, rejected}: SHA-256 of the body, cut to 128 bits; one that is repeated replaces its own outcome';
-- Of several calls only the sum was kept: such a one is counted anew if it comes again.
UPDATE ingest_batch SET outcomes = jsonb_build_array(jsonb_build_object('hash', call_hashes[1], 'call', 1, 'created', created, 'updated', updated,
  'unchanged', unchanged, 'rejected', rejected)) WHERE calls = 1;
ALTER TABLE ingest_batch DROP COLUMN call_hashes;
COMMENT ON COLUMN ingest_batch.enterprise_id IS 'Whose records it held, in every call that held any; null: of none that is known, or not of one alone';
COMMENT ON COLUMN ingest_batch.is_mixed IS 'Not of one enterprise alone, or of some call that is not known: shown to none of them';
