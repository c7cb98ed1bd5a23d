-- $1 bigint[] ids, $2 text[] why, $3 timestamptz now
UPDATE weather_reminder r SET ended_at = $3, ended_why = e.why
FROM unnest($1::bigint[], $2::text[]) AS e (id, why) WHERE r.id = e.id
