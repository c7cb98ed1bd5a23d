-- Appends a live event, under the trail lock, and wakes every process of the api after the commit.
-- $1 at, $2 topic, $3 to the park's view, $4 enterprise ids bigint[], $5 payload jsonb
-- No RETURNING: only the system may read the outbox, and everybody writes to it.
WITH event AS (
  INSERT INTO outbox (at, topic, to_park, enterprise_ids, payload) VALUES ($1, $2, $3, $4, $5)
)
SELECT pg_notify('outbox', '')
