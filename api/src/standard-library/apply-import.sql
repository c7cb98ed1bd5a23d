-- Notes that an import was written. $1 bigint id, $2 bigint change or null (nothing was different), $3 timestamptz now, $4 user, $5 name, $6 role
UPDATE standard_import SET change_id = $2, applied_at = $3, applied_by = $4, applier_name = $5, applier_role = $6 WHERE id = $1 AND applied_at IS NULL
