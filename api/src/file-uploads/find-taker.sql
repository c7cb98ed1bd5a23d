-- The file-drop source that takes uploads for an enterprise, or for the park. Scope system: configurations are for the system alone.
-- $1 enterprise id or null. Columns: id. The enterprise's own source goes before the park's, one that names it before one for all.
SELECT s.id
FROM data_source s
JOIN api_key k ON k.id = s.api_key_id AND k.revoked_at IS NULL
JOIN data_source_version v ON v.data_source_id = s.id AND v.version = s.version
CROSS JOIN LATERAL jsonb_array_elements(v.config -> 'devices') AS d (device)
CROSS JOIN LATERAL (SELECT coalesce(d.device #> '{settings,enterpriseCodes}', '[]') AS codes) c
LEFT JOIN enterprise e ON e.id = $1
WHERE s.connector = 'file-drop' AND s.is_enabled
  AND d.device #> '{settings,takesUploads}' = 'true' AND coalesce(d.device ->> 'state', 'active') = 'active'
  AND (s.enterprise_id IS NULL OR s.enterprise_id = $1) AND (k.enterprise_id IS NULL OR k.enterprise_id = $1)
  AND (jsonb_array_length(c.codes) = 0 OR c.codes ? e.code)
ORDER BY s.enterprise_id NULLS LAST, jsonb_array_length(c.codes) = 0, s.id
LIMIT 1
