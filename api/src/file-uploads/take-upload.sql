-- A gateway fetches an upload: from now on it is its own. Scope system. $1 upload, $2 data source, $3 now. Columns: content, takes
UPDATE file_upload SET state = CASE state WHEN 'waiting' THEN 'taken' ELSE state END, data_source_id = $2, taken_at = $3, takes = takes + 1
WHERE id = $1 RETURNING content, takes
