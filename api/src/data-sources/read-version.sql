-- A configuration with its secrets. Scope system. $1 source id, $2 version. Columns: config
SELECT config FROM data_source_version WHERE data_source_id = $1 AND version = $2
