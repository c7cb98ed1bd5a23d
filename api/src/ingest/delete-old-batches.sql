-- Deletes receipts that nobody asks for any more. $1 timestamptz: those last touched before it. Index ingest_batch_age.
DELETE FROM ingest_batch WHERE last_at < $1
