-- Ends one session and tells every process of the api. $1 token hash
-- Columns: none of use; the notification reaches the listeners after the commit.
WITH ended AS (DELETE FROM session WHERE token_hash = $1 RETURNING user_id)
SELECT pg_notify('session_changed', user_id::text) FROM ended
