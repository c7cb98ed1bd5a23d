-- All configurations of a source without their content, the newest first. Scope system. $1 source id
-- Columns: version, at, by, reason. Index: data_source_version_pkey
SELECT v.version, v.at, u.display_name AS by, v.reason
FROM data_source_version v LEFT JOIN app_user u ON u.id = v.by_user
WHERE v.data_source_id = $1 ORDER BY v.version DESC
