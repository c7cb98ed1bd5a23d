-- Uploads older than this, finished or not. Scope system. $1 moment. Index: file_upload_by_time
DELETE FROM file_upload WHERE uploaded_at < $1
