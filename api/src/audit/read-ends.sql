-- Where the trail ends by its rows and by its head, for the verification. Scope system. Index: audit_record_pkey
-- Columns: last (id of the last record, or null), head_id, head_hash (null when the head is gone), has_accounts
SELECT (SELECT max(r.id) FROM audit_record r) AS last, h.record_id AS head_id, h.hash AS head_hash,
  EXISTS (SELECT FROM app_user) AS has_accounts
FROM (VALUES (1)) AS one (id) LEFT JOIN audit_head h USING (id)
