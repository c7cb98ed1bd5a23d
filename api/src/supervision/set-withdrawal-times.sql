-- $1 bigint[] ids, $2 timestamptz[] when each is withdrawn (null: it stands), in the same order
UPDATE supervision_task t SET withdraw_at = w.at FROM unnest($1::bigint[], $2::timestamptz[]) AS w (id, at) WHERE t.id = w.id
