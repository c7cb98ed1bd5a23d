-- Events after $1 in order, at most $2. Scope system. Index: outbox_pkey
SELECT seq, at, topic, to_park, enterprise_ids, payload FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2
