-- What the gateway said last about one source, in whole. $1 source id. Index: source_status_pkey. Columns: status, details
SELECT t.status, t.details
FROM data_source s JOIN gateway_shown g ON g.id = s.api_key_id JOIN source_status t ON t.data_source_id = s.id
WHERE s.id = $1 AND s.id = ANY (g.reported_ids)
