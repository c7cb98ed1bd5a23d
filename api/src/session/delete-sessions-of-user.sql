-- Ends an account's sessions but one, and tells every process of the api.
-- $1 user id, $2 token hash to keep, or null. Index: session_of_user
WITH ended AS (DELETE FROM session WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2 RETURNING user_id)
SELECT pg_notify('session_changed', $1::bigint::text) WHERE EXISTS (SELECT FROM ended)
