-- Stores the receipt of a call under its batch. Another call of the same batch is added; the same call again changes nothing but the time.
-- $1 bigint API key  $2 bigint enterprise or null  $3 batch  $4 feed  $5 timestamptz now  $6 text hash of the body
-- $7 created  $8 updated  $9 unchanged  $10 rejected  $11 jsonb list of {call, index, externalId, path, message}, at most 5,000
-- $12 boolean: records of several enterprises
-- Key: ingest_batch_api_key_id_batch_feed_key. The list of refusals is cut at 5,000, that of hashes at 200.
INSERT INTO ingest_batch AS b (api_key_id, enterprise_id, batch, feed, first_at, last_at, calls, call_hashes, created, updated, unchanged, rejected, rejections, is_cut, is_mixed)
VALUES ($1, $2, $3, $4, $5, $5, 1, ARRAY[$6::text], $7, $8, $9, $10, $11, $10 > jsonb_array_length($11::jsonb), $12)
ON CONFLICT (api_key_id, batch, feed) DO UPDATE SET
  last_at = greatest(b.last_at, excluded.last_at),
  -- Several enterprises in one batch: it is nobody's own.
  is_mixed = b.is_mixed OR excluded.is_mixed OR coalesce(b.enterprise_id <> excluded.enterprise_id, false),
  enterprise_id = CASE WHEN b.is_mixed OR excluded.is_mixed OR b.enterprise_id <> excluded.enterprise_id THEN NULL
    ELSE coalesce(b.enterprise_id, excluded.enterprise_id) END,
  (calls, call_hashes, created, updated, unchanged, rejected, rejections, is_cut) = (
    SELECT b.calls + n.more, CASE n.more WHEN 0 THEN b.call_hashes ELSE (excluded.call_hashes || b.call_hashes)[1:200] END,
      b.created + n.more * excluded.created, b.updated + n.more * excluded.updated, b.unchanged + n.more * excluded.unchanged,
      b.rejected + n.more * excluded.rejected, k.kept, b.rejected + n.more * excluded.rejected > jsonb_array_length(k.kept)
    FROM (SELECT CASE WHEN $6::text = ANY (b.call_hashes) THEN 0 ELSE 1 END AS more) n,
    LATERAL (SELECT CASE n.more WHEN 0 THEN b.rejections ELSE jsonb_path_query_array(b.rejections || coalesce(
      (SELECT jsonb_agg(r.one || jsonb_build_object('call', b.calls + 1) ORDER BY r.at) FROM jsonb_array_elements(excluded.rejections) WITH ORDINALITY AS r (one, at)),
      '[]'), '$[0 to 4999]') END AS kept) k)
