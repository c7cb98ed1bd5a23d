-- Stores the receipt of a call under its batch. Another call of the same batch is added; the same call again (its hash) replaces its outcome.
-- $1 bigint API key  $2 bigint enterprise or null  $3 batch  $4 feed  $5 timestamptz now  $6 text hash of the body
-- $7 created  $8 updated  $9 unchanged  $10 rejected  $11 jsonb list of {call: 1, index, externalId, path, message, messageZh}, at most 5,000
-- $12 boolean: records of several enterprises
-- Key: ingest_batch_api_key_id_batch_feed_key. The list of refusals is cut at 5,000, that of outcomes at 200: an older call is counted anew.
INSERT INTO ingest_batch AS b (api_key_id, enterprise_id, batch, feed, first_at, last_at, calls, outcomes, created, updated, unchanged, rejected, rejections, is_cut, is_mixed)
VALUES ($1, $2, $3, $4, $5, $5, 1,
  jsonb_build_array(jsonb_build_object('hash', $6::text, 'call', 1, 'created', $7::int, 'updated', $8::int, 'unchanged', $9::int, 'rejected', $10::int)),
  $7, $8, $9, $10, $11, $10 > jsonb_array_length($11::jsonb), $12)
ON CONFLICT (api_key_id, batch, feed) DO UPDATE SET
  last_at = greatest(b.last_at, excluded.last_at),
  (calls, outcomes, created, updated, unchanged, rejected, rejections, is_cut, is_mixed, enterprise_id) = (
    SELECT greatest(b.calls, was.call),
      jsonb_path_query_array(jsonb_build_array(jsonb_build_object('hash', $6::text, 'call', was.call, 'created', made.created, 'updated', moved.updated,
        'unchanged', taken.all_of_it - made.created - moved.updated, 'rejected', excluded.rejected)) || coalesce(
          (SELECT jsonb_agg(o.one ORDER BY o.at) FROM jsonb_array_elements(b.outcomes) WITH ORDINALITY AS o (one, at) WHERE o.one ->> 'hash' <> $6::text), '[]'),
        '$[0 to 199]'),
      b.created - was.created + made.created, b.updated - was.updated + moved.updated,
      b.unchanged - was.unchanged + taken.all_of_it - made.created - moved.updated, told.rejected, told.kept,
      told.rejected > jsonb_array_length(told.kept), whose.is_mixed, CASE WHEN whose.is_mixed THEN NULL ELSE whose.enterprise_id END
    -- The outcome of this call the time before; zeros for one that is new.
    FROM (SELECT coalesce(max((o.one ->> 'call')::int), b.calls + 1) AS call, coalesce(max((o.one ->> 'created')::int), 0) AS created,
        coalesce(max((o.one ->> 'updated')::int), 0) AS updated, coalesce(max((o.one ->> 'unchanged')::int), 0) AS unchanged,
        coalesce(max((o.one ->> 'rejected')::int), 0) AS rejected
      FROM jsonb_array_elements(b.outcomes) AS o (one) WHERE o.one ->> 'hash' = $6::text) was,
    -- What it created or updated the time before is only "there already" now: it stays counted as what the call did.
    LATERAL (SELECT excluded.created + excluded.updated + excluded.unchanged AS all_of_it) taken,
    LATERAL (SELECT least(was.created + excluded.created, taken.all_of_it) AS created) made,
    LATERAL (SELECT least(was.updated + excluded.updated, taken.all_of_it - made.created) AS updated) moved,
    LATERAL (SELECT b.rejected - was.rejected + excluded.rejected AS rejected, coalesce((SELECT jsonb_agg(k.one ORDER BY k.call, k.at) FROM (
        SELECT l.one, l.call, l.at FROM (
          SELECT o.one, (o.one ->> 'call')::int AS call, o.at FROM jsonb_array_elements(b.rejections) WITH ORDINALITY AS o (one, at)
          WHERE (o.one ->> 'call')::int <> was.call
          UNION ALL
          SELECT n.one || jsonb_build_object('call', was.call), was.call, n.at FROM jsonb_array_elements(excluded.rejections) WITH ORDINALITY AS n (one, at)
        ) l ORDER BY l.call, l.at LIMIT 5000) k), '[]') AS kept) told,
    -- Not of one enterprise alone, or of some call nobody knows whose it is: nobody's own. A call without entries says nothing, and a
    -- batch whose only call is repeated is whose the repeat is (an enterprise that was not known yet).
    LATERAL (SELECT taken.all_of_it + excluded.rejected = 0 AS is_empty,
      b.created + b.updated + b.unchanged + b.rejected = 0 OR (b.calls = 1 AND was.call = 1) AS was_empty) said,
    LATERAL (SELECT CASE WHEN said.was_empty AND NOT said.is_empty THEN excluded.enterprise_id ELSE coalesce(b.enterprise_id, excluded.enterprise_id) END AS enterprise_id,
      CASE WHEN said.was_empty THEN excluded.is_mixed WHEN said.is_empty THEN b.is_mixed
        ELSE b.is_mixed OR excluded.is_mixed OR b.enterprise_id IS DISTINCT FROM excluded.enterprise_id END AS is_mixed) whose)
