-- $1 source id, $2 version, $3 configuration (jsonb, with its secrets), $4 now, $5 user id, $6 reason
INSERT INTO data_source_version (data_source_id, version, config, at, by_user, reason) VALUES ($1, $2, $3::jsonb, $4, $5, $6)
