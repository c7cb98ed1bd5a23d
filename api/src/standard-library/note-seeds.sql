-- Which seed was taken in last, and the one that waits because the park wrote its own version. $1 jsonb list of {id, sha256, waiting}
UPDATE standard_line l SET seed_sha256 = x.sha256, seed_waiting = CASE WHEN jsonb_typeof(x.waiting) = 'object' THEN x.waiting END
FROM jsonb_to_recordset($1) AS x(id bigint, sha256 text, waiting jsonb) WHERE l.id = x.id
