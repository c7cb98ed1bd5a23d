-- Deletes photos that were uploaded and never used. $1 timestamptz: uploaded before. Index: attachment_orphan.
DELETE FROM attachment WHERE hidden_danger_id IS NULL AND supervision_task_id IS NULL AND uploaded_at < $1
