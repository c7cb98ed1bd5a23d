-- $1 bigint[] enterprises, $2 timestamptz now. Index: supervision_plan_open.
UPDATE supervision_plan SET to_at = greatest($2, from_at) WHERE enterprise_id = ANY ($1::bigint[]) AND to_at IS NULL
