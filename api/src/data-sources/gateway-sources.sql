-- Configurations of a gateway, with their secrets. Scope system. $1 key id. Index: data_source_gateway
-- Columns: key, connector, version, is_enabled, enterprise_code, registration_code, config
SELECT s.key, s.connector, s.version, s.is_enabled, e.code AS enterprise_code, e.registration_code, v.config
FROM data_source s
JOIN data_source_version v ON v.data_source_id = s.id AND v.version = s.version
LEFT JOIN enterprise e ON e.id = s.enterprise_id
WHERE s.api_key_id = $1 ORDER BY s.key
