-- $1 source id, $2 new version, $3 devices, $4 port or null, $5 seconds down before the park is told, $6 now, $7 user id
UPDATE data_source SET version = $2, device_count = $3, listen_port = $4, down_after_s = $5, updated_at = $6, updated_by = $7 WHERE id = $1
