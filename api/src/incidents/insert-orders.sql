-- One order for each enterprise; who has one in this incident gets no second one.
-- $1 bigint incident, $2 timestamptz now, $3 timestamptz due, $4 jsonb list of {enterpriseId, kind, zh, en, distanceM, isDownwind}
-- Columns: id, enterprise_id. Index: incident_order (incident_id, enterprise_id).
INSERT INTO incident_order (incident_id, enterprise_id, kind, instruction_zh, instruction_en, distance_m, is_downwind, state, issued_at, due_at)
SELECT $1, o."enterpriseId", o.kind, o.zh, o.en, o."distanceM", o."isDownwind", 'issued', $2, $3
FROM jsonb_to_recordset($4::jsonb) AS o ("enterpriseId" bigint, kind text, zh text, en text, "distanceM" float8, "isDownwind" boolean)
ON CONFLICT (incident_id, enterprise_id) DO NOTHING
RETURNING id, enterprise_id
