-- Counts refused readings by source and reason, keeping the last sample of each: bounded however much comes.
-- $1 bigint API key, $2 text[] reason, $3 bigint[] count, $4 text[] sample (at most 500 characters), $5 timestamptz now
INSERT INTO ingest_rejection (api_key_id, reason, count, sample, last_at)
SELECT $1, reason, count, sample, $5 FROM unnest($2::text[], $3::bigint[], $4::text[]) AS r (reason, count, sample)
ON CONFLICT (api_key_id, reason) DO UPDATE
  SET count = ingest_rejection.count + excluded.count, sample = excluded.sample, last_at = excluded.last_at
