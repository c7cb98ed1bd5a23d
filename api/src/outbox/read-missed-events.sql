-- Events after $1 up to $2 that a viewer may see by their audience, at most $5. Scope system. Index: outbox_pkey
-- $3 whether the viewer has the park's view, $4 enterprise ids bigint[], $6 whether readings and positions are wanted as well
SELECT seq, at, topic, to_park, enterprise_ids, payload
FROM outbox
WHERE seq > $1 AND seq <= $2 AND (($3 AND to_park) OR enterprise_ids && $4::bigint[])
  AND ($6 OR topic NOT IN ('readings', 'positions'))
ORDER BY seq
LIMIT $5
