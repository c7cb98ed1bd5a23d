-- The source that was locked, as it stands now. Scope system. $1 source id.
-- Columns: id, key, connector, enterprise_id, version, is_enabled, config
SELECT s.id, s.key, s.connector, s.enterprise_id, s.version, s.is_enabled, v.config
FROM data_source s JOIN data_source_version v ON v.data_source_id = s.id AND v.version = s.version
WHERE s.id = $1
