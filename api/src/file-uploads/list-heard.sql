-- When the gateways of sources were heard last. Scope system. $1 bigint[] data sources. Columns: id, heard_at
SELECT s.id, r.reported_at AS heard_at FROM data_source s JOIN gateway_report r ON r.api_key_id = s.api_key_id WHERE s.id = ANY ($1::bigint[])
