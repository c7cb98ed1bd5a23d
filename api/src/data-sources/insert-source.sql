-- $1 key, $2 connector, $3 name_zh, $4 name_en, $5 enterprise id or null, $6 key id of its gateway, $7 devices, $8 port or null,
-- $9 seconds down before the park is told, $10 now, $11 user id. Columns: id
INSERT INTO data_source (key, connector, name_zh, name_en, enterprise_id, api_key_id, version, device_count, listen_port, down_after_s,
  created_at, updated_at, updated_by)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $10, $11)
RETURNING id
