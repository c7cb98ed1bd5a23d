-- $1 bigint enterprise, $2 bigint user, $3 timestamptz now, $4 bigint, $5 text, $6 text: who
INSERT INTO supervision_inspector (enterprise_id, user_id, named_at, named_by, namer_name, namer_role) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (enterprise_id) DO UPDATE SET user_id = $2, named_at = $3, named_by = $4, namer_name = $5, namer_role = $6
