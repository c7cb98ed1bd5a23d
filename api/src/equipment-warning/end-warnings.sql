-- $1 bigint[] ids, $2 text[] why, $3 timestamptz now
UPDATE equipment_warning w SET ended_at = greatest(w.since, $3), ended_why = e.why
FROM unnest($1::bigint[], $2::text[]) AS e (id, why)
WHERE w.id = e.id AND w.ended_at IS NULL
