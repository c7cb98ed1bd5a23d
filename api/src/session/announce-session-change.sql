-- Reaches the listeners after the commit. $1 user id
SELECT pg_notify('session_changed', $1::bigint::text)
