-- $1 source id, $2 whether it runs, $3 now, $4 user id
UPDATE data_source SET is_enabled = $2, updated_at = $3, updated_by = $4 WHERE id = $1
