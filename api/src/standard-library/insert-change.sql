-- One deed that made lines different. $1 enterprise or null, $2 kind, $3 timestamptz, $4 user, $5 name, $6 role, $7 jsonb reason. Columns: id.
INSERT INTO standard_change (enterprise_id, kind, at, by_user, actor_name, actor_role, reason) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
