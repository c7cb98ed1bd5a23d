-- Gateways: keys that have sources, or that reported. The spool of the park's own one is not an enterprise's business: null there.
-- Columns: id, name, reported_at, version, started_at, spool
SELECT g.id, g.name, g.reported_at, r.version, r.started_at, r.spool
FROM gateway_shown g LEFT JOIN gateway_report r ON r.api_key_id = g.id
WHERE EXISTS (SELECT FROM data_source s WHERE s.api_key_id = g.id) OR (r.api_key_id IS NOT NULL AND g.revoked_at IS NULL)
ORDER BY g.name
