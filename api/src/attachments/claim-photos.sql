-- Locks photos that their uploader may hang on a record: they hang on none yet.
-- $1 bigint[] ids, $2 uploader. Columns: id, in the order of the ids. Index: attachment_pkey.
SELECT id FROM attachment WHERE id = ANY ($1::bigint[]) AND uploaded_by = $2 AND hidden_danger_id IS NULL AND supervision_task_id IS NULL ORDER BY id FOR UPDATE
