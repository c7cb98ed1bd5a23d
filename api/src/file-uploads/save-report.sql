-- What a gateway says of an upload. Scope system. $1 upload, $2 state, $3 end or null, $4 rows, $5 accepted, $6 rejected, $7 jsonb faults, $8 how many
UPDATE file_upload SET state = $2, finished_at = $3, row_count = $4, accepted = $5, rejected = $6, faults = $7::jsonb, fault_count = $8
WHERE id = $1
