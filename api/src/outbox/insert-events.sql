-- Appends live events in the order of the list, under the trail lock, and wakes every process of the api after the commit.
-- $1 at, $2 topic, $3 jsonb list of [to the park's view, [enterprise ids], payload]
-- No RETURNING: only the system may read the outbox, and everybody writes to it.
WITH event AS (
  INSERT INTO outbox (at, topic, to_park, enterprise_ids, payload)
  SELECT $1, $2, (e -> 0)::boolean, ARRAY (SELECT jsonb_array_elements_text(e -> 1)::bigint), e -> 2
  FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS l (e, ord) ORDER BY ord
)
SELECT pg_notify('outbox', '')
