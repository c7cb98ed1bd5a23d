-- Receipts with their refusals: of a batch of a key ($1 API key, $2 batch), or one of an enterprise ($3 enterprise, $4 id).
-- Columns: BatchReceipt. Indexes: ingest_batch_api_key_id_batch_feed_key, ingest_batch_pkey.
SELECT id, batch, feed, enterprise_id AS "enterpriseId", first_at AS "firstAt", last_at AS "lastAt", calls, created, updated, unchanged, rejected,
  rejections, is_cut AS "isCut"
FROM ingest_batch
WHERE (api_key_id = $1::bigint AND batch = $2::text) OR (enterprise_id = $3::bigint AND id = $4::bigint)
ORDER BY feed
