-- Orders that ask more than they did: told anew, to be answered anew. What was answered before stays in the log.
-- $1 bigint incident, $2 timestamptz now, $3 timestamptz due, $4 jsonb list of {enterpriseId, kind, zh, en, distanceM, isDownwind}
-- Columns: id. Index: incident_order (incident_id, enterprise_id).
UPDATE incident_order o SET kind = n.kind, instruction_zh = n.zh, instruction_en = n.en, distance_m = n."distanceM", is_downwind = n."isDownwind",
  state = 'issued', issued_at = $2, due_at = $3, overdue_told_at = NULL, acknowledged_at = NULL, acknowledged_by = NULL, answerer_name = NULL,
  answerer_role = NULL, headcount = NULL, note = NULL
FROM jsonb_to_recordset($4::jsonb) AS n ("enterpriseId" bigint, kind text, zh text, en text, "distanceM" float8, "isDownwind" boolean)
WHERE o.incident_id = $1 AND o.enterprise_id = n."enterpriseId" AND o.state <> 'stood-down'
RETURNING o.id
