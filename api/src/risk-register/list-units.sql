-- Risk units with what sets their level.
-- $1 moment  $2 enterprise or null  $3 text that object, unit, event or measure must hold, lower case, or null  $4 unit or null
-- Columns: those of UnitRow in units.ts. Indexes: risk_unit_object, risk_event_unit, control_measure_event, risk_sheet_unit.
SELECT u.id, u.name, u.department, u.liable_person, u.risk_level AS fed_level, u.enterprise_id, o.id AS object_id,
  EXISTS (SELECT FROM deactivation d WHERE d.enterprise_id = u.enterprise_id AND NOT d.is_deleted AND (d.risk_unit_id = u.id OR d.risk_object_id = o.id)
    AND d.starts_at <= $1 AND (d.ends_at IS NULL OR d.ends_at > $1)) AS stands_still,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'revisionId', r.id, 'form', s.form, 'subject', r.subject, 'level', r.level,
      'methodId', r.method_code, 'family', r.method_family) ORDER BY s.id)
    FROM risk_sheet s CROSS JOIN LATERAL (SELECT v.* FROM risk_sheet_revision v WHERE v.risk_sheet_id = s.id ORDER BY v.revision DESC LIMIT 1) r
    WHERE s.risk_unit_id = u.id AND s.withdrawn_at IS NULL), '[]') AS sheets
FROM risk_unit u
JOIN risk_object o ON o.id = u.risk_object_id AND NOT o.is_deleted
WHERE NOT u.is_deleted AND ($2::bigint IS NULL OR u.enterprise_id = $2) AND ($4::bigint IS NULL OR u.id = $4)
  AND ($3::text IS NULL OR strpos(lower(o.name), $3) > 0 OR strpos(lower(u.name), $3) > 0
    OR EXISTS (SELECT FROM risk_event e WHERE e.risk_unit_id = u.id AND NOT e.is_deleted AND (strpos(lower(e.name), $3) > 0
      OR EXISTS (SELECT FROM control_measure m WHERE m.risk_event_id = e.id AND NOT m.is_deleted AND strpos(lower(m.description), $3) > 0))))
ORDER BY u.id
