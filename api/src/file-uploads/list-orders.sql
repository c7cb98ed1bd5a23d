-- Uploads that a gateway has to take: those that wait, those it has begun, and those that another has begun and not finished in time.
-- Scope system. $1 key id, $2 taken, and $3 read, not later than this counts as given up, $4 upload id or null: any, $5 rows
-- Columns: those of UploadOrder, data_source_id. Index: file_upload_open; the rules of find-taker.sql
SELECT u.id, t.key AS source, t.account, u.template, u.name, u.sha256, e.code AS enterprise_code, t.id AS data_source_id
FROM file_upload u
LEFT JOIN enterprise e ON e.id = u.enterprise_id
JOIN data_source begun ON begun.id = u.data_source_id
CROSS JOIN LATERAL (
  SELECT s.id, s.key, d.device ->> 'account' AS account
  FROM data_source s
  JOIN api_key k ON k.id = s.api_key_id
  JOIN data_source_version v ON v.data_source_id = s.id AND v.version = s.version
  CROSS JOIN LATERAL jsonb_array_elements(v.config -> 'devices') AS d (device)
  CROSS JOIN LATERAL (SELECT coalesce(d.device #> '{settings,enterpriseCodes}', '[]') AS codes) c
  WHERE s.api_key_id = $1 AND s.connector = 'file-drop' AND s.is_enabled
    AND d.device #> '{settings,takesUploads}' = 'true' AND coalesce(d.device ->> 'state', 'active') = 'active'
    AND (s.enterprise_id IS NULL OR s.enterprise_id = u.enterprise_id) AND (k.enterprise_id IS NULL OR k.enterprise_id = u.enterprise_id)
    AND (jsonb_array_length(c.codes) = 0 OR c.codes ? e.code)
  ORDER BY s.enterprise_id NULLS LAST, jsonb_array_length(c.codes) = 0, s.id
  LIMIT 1
) t
WHERE u.state IN ('waiting', 'taken', 'read') AND ($4::bigint IS NULL OR u.id = $4)
  AND (u.state = 'waiting' OR begun.api_key_id = $1 OR u.taken_at <= CASE u.state WHEN 'taken' THEN $2::timestamptz ELSE $3::timestamptz END)
ORDER BY u.takes, u.id
LIMIT $5
