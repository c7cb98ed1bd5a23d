-- An upload of a gateway, held to the end of the transaction. Scope system. $1 upload, $2 key id. Columns: state
SELECT u.state FROM file_upload u JOIN data_source s ON s.id = u.data_source_id
WHERE u.id = $1 AND s.api_key_id = $2 AND u.takes > 0 FOR UPDATE OF u
