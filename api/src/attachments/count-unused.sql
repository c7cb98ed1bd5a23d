-- Photos of an uploader that hang on nothing yet. $1 uploader. Columns: unused.
SELECT count(*)::int AS unused FROM attachment WHERE uploaded_by = $1 AND hidden_danger_id IS NULL AND supervision_task_id IS NULL
